import fc from 'fast-check';
import type { Contiguity } from '../../src/model/declarations';
import type { Retention } from '../../src/model/reclaim';
import { kindOf, POOLS, type Sketch, type WorkloadSketch } from './sketch';

/** One edit of the declarations, as numbers that mean something to the kind of edit only. */
export interface Edit {
  readonly what: keyof typeof EDITS;
  readonly name: string;
  readonly other: string;
  readonly a: number;
  readonly b: number;
  readonly workload: WorkloadSketch;
}

type Change = (sketch: Sketch, edit: Edit) => Sketch;

const edited =
  (change: (workload: WorkloadSketch, edit: Edit) => Partial<WorkloadSketch>): Change =>
  (sketch, edit) => {
    const names = Object.keys(sketch.workloads);
    const name = sketch.workloads[edit.name] ? edit.name : names[edit.a % Math.max(1, names.length)];
    const workload = name === undefined ? undefined : sketch.workloads[name];
    if (name === undefined || !workload) return sketch;
    return { ...sketch, workloads: { ...sketch.workloads, [name]: { ...workload, ...change(workload, edit) } } };
  };

const toggled = <T>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];

export const EDITS = {
  declare: (sketch, { name, workload }) => ({ ...sketch, workloads: { ...sketch.workloads, [name]: workload } }),
  again: edited((_, { workload: { count, more, reclaim } }) => ({ count, more, reclaim })),
  remove: (sketch, { name }) => ({ ...sketch, workloads: without(sketch.workloads, name) }),
  scale: edited((_, { b }) => ({ count: b % 7 })),
  maximum: edited((_, { b }) => ({ more: b % 5 })),
  start: edited((_, { b }) => ({ start: b % 4 })),
  reclaim: edited((_, { workload: { reclaim } }) => ({ reclaim })),
  pools: edited((_, { workload: { pools, otherPools } }) => ({ pools, otherPools })),
  contiguity: edited((_, { workload: { contiguity } }) => ({ contiguity })),
  families: edited((_, { workload: { families, nics, isSplit } }) => ({ families, nics, isSplit })),
  pin: edited(({ start, pins }, { a, b }) => ({
    pins: [...pins.filter(({ ordinal }) => ordinal !== start + (b % 3)), { ordinal: start + (b % 3), offset: a % 56 }],
  })),
  unpin: edited(() => ({ pins: [] })),
  network: edited(({ isElsewhere }) => ({ isElsewhere: !isElsewhere })),
  addressed: edited(({ isAddressed }) => ({ isAddressed: !isAddressed })),
  eips: edited(({ hasEips }) => ({ hasEips: !hasEips })),
  forget: (sketch, { name }) => {
    const { formerly: _, ...workload } = sketch.workloads[name] ?? {};
    return sketch.workloads[name]
      ? { ...sketch, workloads: { ...sketch.workloads, [name]: workload as WorkloadSketch } }
      : sketch;
  },
  rename: (sketch, { name, other }) => {
    const workload = sketch.workloads[name];
    if (!workload || name === other || kindOf(name) !== kindOf(other)) return sketch;
    return { ...sketch, workloads: { ...without(sketch.workloads, name), [other]: { ...workload, formerly: name } } };
  },
  pool: (sketch, { a }) => ({ ...sketch, pools: toggled(sketch.pools, POOLS[a % POOLS.length]!) }),
  close: (sketch, { a }) => ({ ...sketch, closed: toggled(sketch.closed, POOLS[a % POOLS.length]!) }),
  open: (sketch) => ({ ...sketch, closed: sketch.closed.slice(1) }),
  quarantine: (sketch, { a, b }) => ({
    ...sketch,
    quarantines: { ...sketch.quarantines, [POOLS[a % POOLS.length]!]: [0, 3600, 86_400][b % 3]! },
  }),
  reserve: (sketch, { a, b }) => ({ ...sketch, reserved: [...sketch.reserved, [a % 60, 1 + (b % 3)]] }),
  free: (sketch) => ({ ...sketch, reserved: sketch.reserved.slice(1) }),
  exclude: (sketch, { a }) => ({ ...sketch, excluded: toggled(sketch.excluded, a % 60) }),
  edges: (sketch, { b }) => ({ ...sketch, edges: b % 3 }),
  inventory: (sketch, { a }) => ({ ...sketch, ids: a % 24 }),
  carve: (sketch, { b }) => ({ ...sketch, carvedPools: b % 4 }),
} as const satisfies Record<string, Change>;

function without(workloads: Sketch['workloads'], name: string): Sketch['workloads'] {
  const { [name]: _, ...rest } = workloads;
  return rest;
}

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const retentions = oneOf<Retention>('release', 'release', 'forever', 3600, 86_400);

const workloads: fc.Arbitrary<WorkloadSketch> = fc.record({
  isElsewhere: oneOf(false, false, false, false, true),
  start: oneOf(0, 0, 0, 2),
  count: oneOf(0, 1, 2, 3, 4, 5, 7),
  more: oneOf(0, 0, 1, 3),
  reclaim: fc.record({ onScaleDown: retentions, onDelete: retentions }),
  families: oneOf<readonly (4 | 6)[]>([4], [4], [4], [6], [4, 6]),
  nics: oneOf(1, 1, 1, 1, 2),
  isSplit: oneOf(false, true),
  otherPools: fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1, maxLength: 2 }),
  pools: fc.oneof(
    { weight: 9, arbitrary: fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.shuffledSubarray([...POOLS], { minLength: 1, maxLength: 3 }) },
  ),
  contiguity: oneOf<Contiguity>('required', 'preferred', 'preferred', 'none'),
  pins: fc.constant([]),
  isAddressed: oneOf(true, true, true, true, true, true, false),
  hasEips: oneOf(false, false, false, true),
});

const NAMES = ['d', 'e', 'p', 'q', 's', 't', 'u', 'v'];

/** Those that make worlds full of life come more often. */
const KINDS: readonly Edit['what'][] = [
  ...(Object.keys(EDITS) as Edit['what'][]),
  ...Array<Edit['what']>(8).fill('declare'),
  ...Array<Edit['what']>(3).fill('remove'),
  ...Array<Edit['what']>(3).fill('scale'),
  ...Array<Edit['what']>(3).fill('again'),
  ...Array<Edit['what']>(2).fill('pin'),
  ...Array<Edit['what']>(2).fill('reserve'),
  ...Array<Edit['what']>(2).fill('rename'),
  ...Array<Edit['what']>(2).fill('pools'),
  ...Array<Edit['what']>(2).fill('close'),
];

export const edits: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...KINDS),
  name: fc.constantFrom(...NAMES),
  other: fc.constantFrom(...NAMES),
  a: fc.nat(999),
  b: fc.nat(999),
  workload: workloads,
});

export const firstSketch: Sketch = {
  workloads: {},
  pools: ['a', 'b', 'c', 'd'],
  quarantines: {},
  closed: [],
  reserved: [],
  excluded: [],
  edges: 1,
  ids: 20,
  carvedPools: 5,
};

export const applied = (sketch: Sketch, edit: Edit): Sketch => (EDITS[edit.what] as Change)(sketch, edit);
