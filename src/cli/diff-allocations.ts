import { groupedBy } from '../net/grouped-by';
import type { AllocationAction, AllocationChange, HolderState } from '../review/review';
import type { Paint, Style } from './colour';

/** The sign of each action, as `synth` has them, and how it is painted. */
const SIGNS: Readonly<Record<AllocationAction, readonly [sign: string, style: Style]>> = {
  reassign: ['~', 'red'],
  erase: ['-', 'red'],
  move: ['>', 'yellow'],
  release: ['~', 'yellow'],
  retain: ['~', 'yellow'],
  expire: ['-', 'dim'],
  allocate: ['+', 'green'],
  activate: ['~', 'green'],
  spare: ['~', 'yellow'],
  return: ['~', 'green'],
  rename: ['~', 'cyan'],
  amend: ['~', 'dim'],
};

/** Changes of one place: by owner, in the order of their first addresses. */
export const allocationLines = (changes: readonly AllocationChange[], paint: Paint): string[] =>
  [...groupedBy(changes, ownerOf)].flatMap(([owner, own]) => [
    owner,
    ...own.map((change) => `  ${lineOf(change, paint)}`),
  ]);

const ownerOf = ({ before, after }: AllocationChange): string => (after ?? before)!.owner;

function lineOf(change: AllocationChange, paint: Paint): string {
  const { action, what, to, reason } = change;
  const [sign, style] = SIGNS[action];
  const parts = [
    sign,
    to === undefined ? subjectOf(change) : `${what} -> ${to}`,
    ...holderParts(change),
    `(${stateOf(change)})`,
    paint('dim', reason),
  ];
  return paint(style, parts.slice(0, -1).join(' ')) + (reason === '' ? '' : `  ${parts.at(-1)}`);
}

/** Claims stand below the place that they are in. */
function subjectOf({ thing, what, count }: AllocationChange): string {
  if (thing !== 'claim') return what;
  return count === '1' ? 'a claim' : `${count} claims`;
}

/** The pods, and who had it before where that was somebody else. */
function holderParts({ before, after }: AllocationChange): string[] {
  const now = (after ?? before)!;
  const [was, is] = [podsOf(before ?? now), podsOf(now)];
  const former = before !== undefined && before.owner !== now.owner ? [before.owner, ...was] : was;
  return former.join(' ') === is.join(' ') ? is : [...is, 'instead of', ...former];
}

const podsOf = (holder: HolderState): string[] => [
  ...(holder.ordinals ? [ordinalsOf(holder)] : []),
  ...(holder.nic === undefined ? [] : [`nic=${holder.nic}`]),
];

function ordinalsOf({ ordinals }: HolderState): string {
  if (ordinals === undefined) return '';
  return ordinals.first === ordinals.last ? `${ordinals.first}` : `${ordinals.first}..${ordinals.last}`;
}

function stateOf({ action, before, after }: AllocationChange): string {
  const [was, is] = [before?.state, after?.state];
  if (action === 'move') return 'moved';
  return was === undefined || is === undefined || was === is ? (is ?? was)! : `${was} -> ${is}`;
}
