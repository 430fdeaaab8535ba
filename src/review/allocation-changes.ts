import type { HolderEntry } from '../lock/entry';
import type { LineNumbers } from '../lock/line-numbers';
import { printRange } from '../lock/range-text';
import type { PlaceKey } from '../model/declarations';
import type { Owner } from '../model/owner';
import { compareBigint, compareText, firstDifference, sortedBy, sortedByText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { type ActionContext, actionOf } from './action-of';
import { firstPositionOf } from './entry-part';
import { sizeOf } from './moves';
import type { PlaceIndex } from './places';
import { type BothCounts, reasonOf } from './reason-of';
import { ALLOCATION_ACTIONS, type AllocationChange, type HolderState, type Totals } from './review';
import type { Transition } from './transitions';

export interface AllocationContext extends ActionContext {
  readonly counts: BothCounts;
  readonly places: { readonly base: PlaceIndex; readonly head: PlaceIndex };
  /** Where the head's lock has what. */
  readonly lines: LineNumbers;
}

/** One row for each transition: by network and pool, then by address; EIPs last. */
export function allocationChanges(transitions: readonly Transition[], context: AllocationContext): AllocationChange[] {
  const rows = transitions.map((transition) => rowOf(transition, changeOf(transition, context)));
  const groups = sortedByText(
    groupedBy(rows, ({ group }) => group),
    ([group]) => group,
  );
  return groups.flatMap(([, group]) => sortedBy(group, byPosition).map(({ change }) => change));
}

/** A change with what it is sorted by. */
interface Row {
  readonly change: AllocationChange;
  readonly group: string;
  /** Its address: where its claim comes from, if it moves. Of other things 0. */
  readonly position: bigint;
}

function rowOf({ before, after, from }: Transition, change: AllocationChange): Row {
  const { thing, network = '', pool = '', family = '' } = change;
  const group = thing === 'eip' ? '1' : `0 ${network} ${pool} ${thing} ${family}`;
  return { change, group, position: thing === 'address' ? firstPositionOf((from ?? before ?? after)!) : 0n };
}

const byPosition = ({ change: a, position: first }: Row, { change: b, position: second }: Row): number =>
  first === second
    ? firstDifference(compareText(a.what, b.what), compareText(ownerIn(a), ownerIn(b)), ordinalIn(a) - ordinalIn(b))
    : compareBigint(first, second);

const ownerIn = ({ before, after }: AllocationChange): Owner => (after ?? before)!.owner;

const ordinalIn = ({ before, after }: AllocationChange): number => (after ?? before)!.ordinals?.first ?? -1;

function changeOf(transition: Transition, context: AllocationContext): AllocationChange {
  const { before, after, from } = transition;
  const action = actionOf(transition, context);
  const now = (after ?? before)!;
  const was = before ?? from;
  const pool = poolOf(transition, context);
  const line = after && context.lines.lineOf(after);
  return {
    action,
    thing: THINGS[now.section],
    ...(now.section !== 'eips' && { network: now.network, family: familyOf(now) }),
    ...(pool !== undefined && { pool }),
    what: whatOf(from ?? now),
    ...(from && { to: whatOf(now) }),
    count: `${sizeOf(now)}`,
    ...(was && { before: stateOf(was) }),
    ...(after && { after: stateOf(after) }),
    reason: reasonOf(action, transition, context.counts),
    ...(line !== undefined && { line }),
  };
}

const THINGS = { leases: 'address', claims: 'claim', eips: 'eip' } as const;

const familyOf = (entry: Exclude<HolderEntry, { section: 'eips' }>) =>
  entry.section === 'leases' ? entry.line.range.family : entry.line.family;

/** What is there now says it better than what was: pools may have come over an address. */
function poolOf({ before, after }: Transition, { places }: AllocationContext): PlaceKey | undefined {
  const entry = (after ?? before)!;
  if (entry.section === 'eips') return undefined;
  if (entry.section === 'claims') return entry.line.place;
  const { network, line } = entry;
  const [first, second] = after ? [places.head, places.base] : [places.base, places.head];
  return first.keyAt(network, line.range) ?? second.keyAt(network, line.range);
}

function whatOf(entry: HolderEntry): string {
  switch (entry.section) {
    case 'leases':
      return printRange(entry.line.range);
    case 'claims':
      return entry.line.place;
    case 'eips':
      return entry.line.id;
  }
}

const stateOf = ({ line: { owner, ordinals, nic, tenure } }: HolderEntry): HolderState => ({
  owner,
  ...(ordinals && { ordinals }),
  ...(nic !== undefined && { nic }),
  state: tenure.state,
});

/** How many things each action is about. */
export function totalsOf(changes: readonly AllocationChange[]): Totals {
  const sums = new Map(ALLOCATION_ACTIONS.map((action) => [action, 0n]));
  for (const { action, count } of changes) sums.set(action, sums.get(action)! + BigInt(count));
  return Object.fromEntries(ALLOCATION_ACTIONS.map((action) => [action, Number(sums.get(action))])) as Totals;
}
