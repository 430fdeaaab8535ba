import { emptyNetwork, type Lock, type NetworkLock } from '../model/lock';
import { Cidr } from '../net/cidr';
import { compareText, sortedBy } from '../net/compare';
import { FAMILIES } from '../net/family';
import { diffClaims, diffLeases } from './diff-runs';
import type { LockEntry } from './entry';
import { changeOf, type LockChange } from './lock-change';
import { compareCarved, compareEips } from './order';

export { describeChanges } from './describe-changes';
export type { LockChange } from './lock-change';

/** What has changed from one canonical lock to another: per run, in the order of the file. */
export function diffLocks(before: Lock, after: Lock): LockChange[] {
  const old = new Map(before.networks.map((network) => [network.name, network]));
  const now = new Map(after.networks.map((network) => [network.name, network]));
  const names = sortedBy(new Set([...old.keys(), ...now.keys()]), compareText);
  return [
    ...names.flatMap((name) => diffNetworks(old.get(name) ?? emptyNetwork(name), now.get(name) ?? emptyNetwork(name))),
    ...diffUnique(before.eips.map(eipEntry), after.eips.map(eipEntry), (a, b) => compareEips(a.line, b.line)),
  ];
}

const eipEntry = (line: Lock['eips'][number]) => ({ section: 'eips' as const, line });

function diffNetworks(before: NetworkLock, after: NetworkLock): LockChange[] {
  const network = before.name;
  const carvedEntry = (line: NetworkLock['carved'][number]) => ({ section: 'carved' as const, network, line });
  const headingEntry = (line: Cidr) => ({ section: 'headings' as const, network, line });
  return [
    ...diffUnique(before.carved.map(carvedEntry), after.carved.map(carvedEntry), (a, b) =>
      compareCarved(a.line, b.line),
    ),
    ...diffUnique(before.headings.map(headingEntry), after.headings.map(headingEntry), (a, b) =>
      Cidr.compare(a.line, b.line),
    ),
    ...withMoves(FAMILIES.flatMap((family) => diffLeases(before, after, family))),
    ...diffClaims(before, after),
  ];
}

/** Compares lines of which there is one for each place in the order. */
function diffUnique<E extends LockEntry>(
  before: readonly E[],
  after: readonly E[],
  compare: (a: E, b: E) => number,
): LockChange[] {
  const changes: LockChange[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const a = before[i];
    const b = after[j];
    const order = a && b ? compare(a, b) : a ? -1 : 1;
    changes.push(...changeOf(order <= 0 ? a : undefined, order >= 0 ? b : undefined));
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return changes;
}

/** Recognizes claims that have gone from one place to another: those added whose run has left its addresses. */
function withMoves(changes: readonly LockChange[]): LockChange[] {
  const left = new Map(changes.filter(hasLeft).map((change) => [claimOf(change.before), change.before!]));
  return changes.map((change) => {
    const before = change.kind === 'added' ? left.get(claimOf(change.after)) : undefined;
    return before ? { ...change, kind: 'moved' as const, before } : change;
  });
}

/** Whether a claim that had its address before has no right to it any more. */
const hasLeft = ({ kind, before, after }: LockChange): boolean =>
  before?.section === 'leases' &&
  before.line.tenure.state !== 'released' &&
  (kind === 'removed' || kind === 'reowned' || (after?.section === 'leases' && after.line.tenure.state === 'released'));

/** The identities of a run, whatever their addresses. */
function claimOf(entry: LockEntry | undefined): string {
  if (entry?.section !== 'leases') return '';
  const { owner, ordinals, nic, range } = entry.line;
  return `${owner} ${ordinals ? `${ordinals.first}..${ordinals.last}` : range.size} ${nic ?? ''} ${range.family}`;
}
