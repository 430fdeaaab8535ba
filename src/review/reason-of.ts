import type { HolderEntry } from '../lock/entry';
import { printDuration } from '../model/duration';
import type { Tenure } from '../model/lock';
import { identityOf, type Owner } from '../model/owner';
import type { Retention } from '../model/reclaim';
import { nameOf } from '../net/family';
import type { AllocationAction } from './review';
import type { Transition } from './transitions';
import { heldIn, isHeldAtAll, type WorkloadCounts } from './workload-counts';

/** The workloads that a change is about, before (under their new names) and after. */
export interface BothCounts {
  readonly before: WorkloadCounts;
  readonly after: WorkloadCounts;
}

/** Why a transition is as it is, in a few words. What synth and the commands do is known; only these write a lock. */
export function reasonOf(action: AllocationAction, transition: Transition, counts: BothCounts): string {
  const { before, after } = transition;
  switch (action) {
    case 'allocate':
      return arrivalReason(after!, counts);
    case 'activate':
      return `head-room used${inBrackets(growth(after!, counts))}`;
    case 'spare':
      return `kept as head-room${inBrackets(growth(after!, counts))}`;
    case 'return':
      return isHeldAtAll(counts.before.of(after!.line.owner))
        ? growth(after!, counts) || 'declared again'
        : `${kindOf(after!.line.owner)} is back`;
    case 'retain':
    case 'release':
      return before === undefined ? 'given up again before it was merged' : departureReason(before, after!, counts);
    case 'move':
      return MOVED;
    case 'rename':
      return `formerly ${shortName(before!.line.owner)}`;
    case 'reassign':
      return before!.line.owner === after!.line.owner ? 'another pod of the same workload' : 'taken over at once';
    case 'expire':
      return 'its quarantine is over';
    case 'erase':
      return ERASED[before!.line.tenure.state];
    case 'amend':
      return amendment(before!.line.tenure, after!.line.tenure);
  }
}

const MOVED = 'moved by `lock move`';

const ERASED: Readonly<Record<Tenure['state'], string>> = {
  bound: 'its line is gone, and it was never released',
  headroom: 'its line is gone, and it was never released',
  retained: 'its line is gone, and it was retained',
  released: 'its line is gone before its quarantine is over',
};

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);

/** `StatefulSet` of prod/shop/StatefulSet/redis. */
const kindOf = (owner: Owner): string => identityOf(owner).kind;

const shortName = (owner: Owner): string => owner.slice(owner.indexOf('/') + 1);

function arrivalReason(after: HolderEntry, counts: BothCounts): string {
  const { owner } = after.line;
  const before = counts.before.of(owner);
  if (!isHeldAtAll(before)) return before.kept > 0n ? `${kindOf(owner)} is back` : `${kindOf(owner)} is new`;
  if (!isHeldAtAll(counts.before.beside(after)) && counts.before.beside(after).kept === 0n)
    return `${claimantName(after)} is new`;
  return sizeReason(after, after.line.tenure, counts) || 'a claim without one';
}

function departureReason(before: HolderEntry, after: HolderEntry, counts: BothCounts): string {
  const { tenure, owner } = after.line;
  if (before.line.tenure.state === 'retained')
    return 'since' in tenure && tenure.since !== undefined ? 'its retention is over' : 'given up by `lock release`';
  if (tenure.state === 'released' && tenure.moved) return MOVED;
  if (before.line.tenure.state === 'released') return `${kindOf(owner)} was back, and has left again`;
  if (!isHeldAtAll(counts.after.of(owner))) return `${kindOf(owner)} is gone`;
  if (!isHeldAtAll(counts.after.beside(after))) return `${claimantName(after)} is gone`;
  return sizeReason(after, before.line.tenure, counts) || 'its claim has another one';
}

/** What of a workload comes or goes as a whole. */
function claimantName(entry: HolderEntry): string {
  if (entry.section === 'eips') return 'the EIP';
  if (entry.line.nic !== undefined) return `interface ${entry.line.nic}`;
  return nameOf(entry.section === 'leases' ? entry.line.range.family : entry.line.family);
}

/** Why one more or one less is held: of the pods that run, or of the head-room above them. */
function sizeReason(entry: HolderEntry, { state }: Tenure, counts: BothCounts): string {
  const isAboveReplicas = state === 'headroom' && entry.line.ordinals !== undefined;
  return (isAboveReplicas && maxGrowth(entry, counts)) || growth(entry, counts);
}

/** `replicas 3 -> 4`, as far as the lines of one family and interface tell; nothing where neither number is different. */
function growth(entry: HolderEntry, counts: BothCounts): string {
  const [before, after] = [counts.before.beside(entry), counts.after.beside(entry)];
  if (before.bound !== after.bound) return `replicas ${before.bound} -> ${after.bound}`;
  return maxGrowth(entry, counts);
}

function maxGrowth(entry: HolderEntry, counts: BothCounts): string {
  const [before, after] = [counts.before.beside(entry), counts.after.beside(entry)].map(heldIn);
  return before === after ? '' : `maxReplicas ${before} -> ${after}`;
}

function amendment(before: Tenure, after: Tenure): string {
  const [was, is] = [dateOf(before), dateOf(after)];
  const dates =
    was === is
      ? []
      : [was === undefined ? 'dated by `lock gc`' : is === undefined ? 'its date is gone' : 'another date'];
  return [...dates, ...termsOf(before, after)].join(', ') || 'other terms';
}

const dateOf = (tenure: Tenure): string | undefined => ('since' in tenure ? tenure.since : undefined);

function termsOf(before: Tenure, after: Tenure): string[] {
  const terms = [change('quarantine', before.quarantine, after.quarantine)];
  if ('reclaim' in before && 'reclaim' in after) {
    terms.push(change('on scale-down', before.reclaim.onScaleDown, after.reclaim.onScaleDown));
    terms.push(change('on delete', before.reclaim.onDelete, after.reclaim.onDelete));
  }
  if (before.state === 'retained' && after.state === 'retained') terms.push(change('kept', before.for, after.for));
  if (before.state === 'released' && after.state === 'released' && before.moved !== after.moved)
    terms.push(after.moved ? 'no home to return to' : 'a home to return to');
  return terms.filter((term) => term !== '');
}

const change = (what: string, before: Retention, after: Retention): string =>
  before === after ? '' : `${what} ${retentionText(before)} -> ${retentionText(after)}`;

const retentionText = (retention: Retention): string =>
  typeof retention === 'number' ? printDuration(retention) : retention;
