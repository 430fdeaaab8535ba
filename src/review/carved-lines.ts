import { ageAt } from '../lock/aging';
import type { CarvedEntry } from '../lock/entry';
import type { LockChange } from '../lock/lock-change';
import type { Instant } from '../model/instant';
import type { CarvedLine, Lock, NetworkLock } from '../model/lock';
import { partitionPoint } from '../net/partition-point';
import { RangeSet } from '../net/range-set';

/**
 * New CIDRs that overlap one of the base that was carved for something else, whether that is still in the lock or not.
 * A pool in its own subnet is no hand-over. What has the very CIDR of another is a change of its own.
 *
 *     base   |  subnet a  |
 *     now        |  subnet b  |
 */
export function carvedHandOvers(base: Lock, changes: readonly LockChange[]): LockChange[] {
  const fresh = changes.flatMap(({ kind, after }) =>
    kind !== 'changed' && after?.section === 'carved' ? [after] : [],
  );
  if (fresh.length === 0) return [];
  const networks = new Map(base.networks.map((network) => [network.name, bothUses(network)]));
  return fresh.flatMap((after) =>
    (networks.get(after.network) ?? [])
      .flatMap((lines) => overlapping(lines, after.line))
      .filter((line) => !isSamePlace(line, after.line) && !belongTogether(line, after.line))
      .map((line) => ({ kind: 'reowned', before: { ...after, line }, after })),
  );
}

/** Subnets, and pools: neither overlap among themselves. */
const bothUses = ({ carved }: NetworkLock): CarvedLine[][] =>
  (['subnet', 'pool'] as const).map((use) => carved.filter((line) => line.use === use));

function overlapping(lines: readonly CarvedLine[], { cidr }: CarvedLine): readonly CarvedLine[] {
  const { range } = cidr;
  const from = partitionPoint(lines, (line) => line.cidr.range.endsBefore(range));
  return lines.slice(
    from,
    partitionPoint(lines, (line) => !range.endsBefore(line.cidr.range)),
  );
}

const isSamePlace = (a: CarvedLine, b: CarvedLine): boolean => a.use === b.use && a.cidr.equals(b.cidr);

const belongTogether = (a: CarvedLine, b: CarvedLine): boolean =>
  a.key === b.key ? a.use === b.use : isPoolOf(a, b) || isPoolOf(b, a);

const isPoolOf = (pool: CarvedLine, subnet: CarvedLine): boolean =>
  pool.use === 'pool' && subnet.use === 'subnet' && pool.key.startsWith(`${subnet.key}/`);

/** CIDRs that have left in time, but with something still in them. */
export function carvedInUse(now: Lock, changes: readonly LockChange[], asOf: Instant): LockChange[] {
  const networks = new Map(now.networks.map((network) => [network.name, network]));
  const leased = new Map<string, RangeSet>();
  return changes.filter(({ kind, before }) => {
    if (kind !== 'removed' || before?.section !== 'carved' || ageAt(before.line.tenure, asOf).kind !== 'removed')
      return false;
    const network = networks.get(before.network);
    if (network === undefined) return false;
    const leases = leased.get(network.name) ?? RangeSet.from(network.leases.map(({ range }) => range));
    leased.set(network.name, leases);
    return leases.overlaps(before.line.cidr.range) || isOccupied(before, network);
  });
}

const isOccupied = ({ line }: CarvedEntry, { claims, carved }: NetworkLock): boolean =>
  claims.some(({ place }) => place === line.key || place.startsWith(`${line.key}/`)) ||
  (line.use === 'subnet' && carved.some((other) => other.use === 'pool' && line.cidr.covers(other.cidr)));
