import fc from 'fast-check';
import { EDITS, type Edit, edits } from '../oracle/edits';
import type { Landing, Project } from './project';

/** One thing that happens to a project; the numbers mean something to the kind only. */
export interface Happening {
  readonly kind: keyof typeof HAPPENINGS;
  readonly who: number;
  readonly a: number;
  readonly edit: Edit;
}

const LANDINGS: readonly Landing[] = ['merge', 'squash', 'rebase'];

const HAPPENINGS = {
  edit: (project: Project, { who, edit }: Happening) => project.edit(who, edit),
  fork: (project: Project, { a }: Happening) => project.fork(a),
  land: (project: Project, { who, a }: Happening) => project.land(who, LANDINGS[a % 3]!),
  update: (project: Project, { who }: Happening) => project.update(who),
  rebase: (project: Project, { who }: Happening) => project.rebase(who),
  pick: (project: Project, { who, a }: Happening) => project.pick(who, a),
  revert: (project: Project, { who, a }: Happening) => project.revert(who, a),
  revertOnMain: (project: Project, { a }: Happening) => project.revertOnMain(a),
  release: (project: Project, { who, a }: Happening) => project.release(who, a),
  move: (project: Project, { who, a }: Happening) => project.move(who, a),
  gc: (project: Project, { who }: Happening) => project.collect(who),
  gcOnMain: (project: Project) => project.collectOnMain(),
  editOnMain: (project: Project, { edit }: Happening) => project.editOnMain(edit),
  day: (project: Project, { a }: Happening) => {
    project.collectOnMain();
    project.wait(25, diceOf(a));
    project.collectOnMain();
  },
  wait: (project: Project, { a }: Happening) => project.wait(1 + (a % 40), diceOf(a)),
} as const;

type Weights = Readonly<Record<keyof typeof HAPPENINGS, number>>;

/** Work as it should be: branches are short, and `lock gc` runs on the default branch. */
const CALM: Weights = {
  edit: 26,
  editOnMain: 10,
  fork: 7,
  land: 14,
  update: 3,
  rebase: 2,
  pick: 2,
  revert: 3,
  revertOnMain: 2,
  release: 1,
  move: 2,
  gc: 3,
  gcOnMain: 6,
  day: 6,
  wait: 14,
};

/** People who undo, pick and collect garbage wherever they are. */
const WILD: Weights = {
  ...CALM,
  edit: 22,
  editOnMain: 14,
  rebase: 6,
  pick: 7,
  revert: 8,
  revertOnMain: 10,
  gc: 12,
  gcOnMain: 5,
  day: 3,
};

/** Workloads come and go, and the rest changes now and then; quarantines stay as they are. */
const EDITED: readonly Edit['what'][] = [
  ...(Object.keys(EDITS) as Edit['what'][]).filter((what) => what !== 'quarantine'),
  ...Array<Edit['what']>(18).fill('remove'),
  ...Array<Edit['what']>(22).fill('declare'),
  ...Array<Edit['what']>(10).fill('scale'),
  ...Array<Edit['what']>(5).fill('again'),
  ...Array<Edit['what']>(12).fill('rename'),
];

const kindsOf = (weights: Weights): Happening['kind'][] =>
  Object.entries(weights).flatMap(([kind, weight]) => Array<Happening['kind']>(weight).fill(kind as Happening['kind']));

const storiesOf = (weights: Weights, length: number): fc.Arbitrary<readonly Happening[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kindsOf(weights)),
      who: fc.nat(99),
      a: fc.nat(9999),
      edit: fc.tuple(edits, fc.constantFrom(...EDITED)).map(([edit, what]) => ({ ...edit, what })),
    }),
    { minLength: length / 2, maxLength: length, size: 'max' },
  );

/** What happens to a project, half of them wild. */
export const stories = (length: number): fc.Arbitrary<readonly Happening[]> =>
  fc.noBias(fc.oneof(storiesOf(CALM, length), storiesOf(WILD, length)));

export const happen = (project: Project, happening: Happening): void => HAPPENINGS[happening.kind](project, happening);

/** Numbers below a limit that follow from a seed. */
export function diceOf(seed: number): (sides: number) => number {
  let state = (seed + 1) * 0x9e3779b9;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
