import { claimCount } from '../model/claim-count';
import type { PlaceKey } from '../model/declarations';
import type { LeaseLine, Lock, NetworkLock, Tenure } from '../model/lock';
import { sortedByText } from '../net/compare';
import { FAMILIES, type Family } from '../net/family';
import type { Place, PlaceIndex } from './places';
import type { CapacityChange, Usage } from './review';

/** The use of one family of one pool. */
export interface PoolUsage {
  readonly pool: PlaceKey;
  readonly family: Family;
  readonly size: bigint;
  readonly held: bigint;
  readonly retained: bigint;
  readonly released: bigint;
}

/** By family and key, as `usageName` has it. */
export type Usages = ReadonlyMap<string, PoolUsage>;

const usageName = (pool: PlaceKey, family: Family): string => `${pool} ${family}`;

/** How full each pool is. Leases and pools are both in address order, so that they are gone through side by side. */
export function usagesOf(lock: Lock, index: PlaceIndex): Usages {
  const usages = new Map<string, Counting>();
  for (const { use, key, cidr, size } of index.places) {
    if (use !== 'pool') continue;
    const name = usageName(key, cidr.family);
    const known = usages.get(name);
    if (known) known.size += size;
    else usages.set(name, { pool: key, family: cidr.family, size, held: 0n, retained: 0n, released: 0n });
  }
  for (const network of lock.networks) {
    for (const family of FAMILIES) countLeases(usages, network, index.poolsOf(network.name, family));
    for (const claim of network.claims)
      count(usages.get(usageName(claim.place, claim.family)), claim.tenure, BigInt(claimCount([claim])));
  }
  return usages;
}

type Counting = { -readonly [K in keyof PoolUsage]: PoolUsage[K] };

function countLeases(usages: ReadonlyMap<string, Counting>, { leases }: NetworkLock, pools: readonly Place[]): void {
  const family = pools[0]?.cidr.family;
  if (family === undefined) return;
  let first = 0;
  for (const lease of leases) {
    if (lease.range.family !== family) continue;
    while (first < pools.length && pools[first]!.cidr.range.endsBefore(lease.range)) first++;
    for (let i = first; i < pools.length && pools[i]!.cidr.range.overlaps(lease.range); i++)
      count(usages.get(usageName(pools[i]!.key, family)), lease.tenure, sizeWithin(lease, pools[i]!));
  }
}

function sizeWithin({ range }: LeaseLine, { cidr }: Place): bigint {
  if (cidr.range.covers(range)) return range.size;
  return range.intersect(cidr.range)?.size ?? 0n;
}

function count(usage: Counting | undefined, { state }: Tenure, size: bigint): void {
  if (usage === undefined) return;
  usage[state === 'bound' || state === 'headroom' ? 'held' : state] += size;
}

/** What can still be given out. What stands on an excluded address takes no room of its own, so it is never below 0. */
export const freeIn = ({ size, held, retained, released }: PoolUsage): bigint => {
  const free = size - held - retained - released;
  return free < 0n ? 0n : free;
};

/** Every pool whose use or size is another, by key. */
export function capacityChanges(before: Usages, after: Usages): CapacityChange[] {
  const names = new Map([...before, ...after].map(([name, { pool, family }]) => [name, { pool, family }]));
  return sortedByText(names, ([name]) => name).flatMap(([name, { pool, family }]) => {
    const [was, is] = [usageText(before.get(name)), usageText(after.get(name))];
    return isSame(was, is) ? [] : [{ pool, family, before: was, after: is }];
  });
}

const isSame = (a: Usage, b: Usage): boolean =>
  a.size === b.size && a.held === b.held && a.retained === b.retained && a.released === b.released;

const NOTHING: Usage = { size: '0', held: '0', retained: '0', released: '0', free: '0' };

const usageText = (usage: PoolUsage | undefined): Usage =>
  usage === undefined
    ? NOTHING
    : {
        size: `${usage.size}`,
        held: `${usage.held}`,
        retained: `${usage.retained}`,
        released: `${usage.released}`,
        free: `${freeIn(usage)}`,
      };
