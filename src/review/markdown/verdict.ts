import { ALLOCATION_ACTIONS, type AllocationAction, type Review, type Totals } from '../review';
import { table } from './blocks';

/** Whether it may be merged, and the numbers: what a reviewer reads first. */
export function verdict(review: Review): readonly string[] {
  const { isBlocked, totals, risks, hazards } = review;
  const isGrave = [...risks, ...hazards].some(({ level }) => level === 'high');
  return [
    `### Addresses: ${isBlocked ? 'blocked' : isGrave ? 'needs a look' : inWords(totals)}`,
    ...(isBlocked
      ? [alert('CAUTION', 'This may not be merged as it is. What is in the way stands below, with the way out.')]
      : []),
    ...table(['action', 'how many', 'what it means'], rowsOf(totals)),
  ];
}

/** `4 allocated, 1 released`. */
function inWords(totals: Totals): string {
  const counted = ALLOCATION_ACTIONS.filter((action) => totals[action] > 0);
  if (counted.length === 0) return 'nothing changes';
  return counted.map((action) => `${totals[action]} ${PAST[action]}`).join(', ');
}

const rowsOf = (totals: Totals): string[][] =>
  ALLOCATION_ACTIONS.filter((action) => totals[action] > 0).map((action) => [
    action,
    `${totals[action]}`,
    MEANINGS[action],
  ]);

const alert = (kind: 'CAUTION', text: string): string => `> [!${kind}]\n> ${text}`;

const PAST: Readonly<Record<AllocationAction, string>> = {
  reassign: 'reassigned',
  erase: 'erased',
  move: 'moved',
  release: 'released',
  retain: 'retained',
  expire: 'expired',
  allocate: 'allocated',
  activate: 'activated',
  spare: 'spared',
  return: 'returned',
  rename: 'renamed',
  amend: 'amended',
};

const MEANINGS: Readonly<Record<AllocationAction, string>> = {
  reassign: 'another owner has it at once',
  erase: 'its line is gone though it may not be',
  move: 'the claim has another address',
  release: 'in quarantine from now on',
  retain: 'used no more, and kept for its owner',
  expire: 'free again after its quarantine',
  allocate: 'new, from free space',
  activate: 'head-room that is used now',
  spare: 'bound before, head-room now',
  return: 'its old owner is back',
  rename: 'its owner is called otherwise',
  amend: 'another date or policy',
};
