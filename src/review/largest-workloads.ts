import type { Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { partitionPoint } from '../net/partition-point';
import type { PoolUsage } from './capacity';
import { isHeld } from './judge-change';
import type { PlaceIndex } from './places';

/** For some pools, how many addresses the workload holds that has most of them there. By key and family. */
export function largestWorkloads(
  lock: Lock,
  index: PlaceIndex,
  pools: readonly Pick<PoolUsage, 'pool' | 'family'>[],
): ReadonlyMap<string, bigint> {
  const wanted = new Set(pools.map(({ pool, family }) => `${pool} ${family}`));
  const networks = new Map(lock.networks.map((network) => [network.name, network]));
  const largest = new Map<string, bigint>();
  for (const { use, key, cidr, network: name } of index.places) {
    const leases = networks.get(name)?.leases;
    if (use !== 'pool' || leases === undefined || !wanted.has(`${key} ${cidr.family}`)) continue;
    const counts = new Map<Owner, bigint>();
    const first = partitionPoint(leases, ({ range }) => range.endsBefore(cidr.range));
    for (let i = first; i < leases.length && leases[i]!.range.overlaps(cidr.range); i++) {
      const line = leases[i]!;
      if (isHeld({ section: 'leases', network: name, line }))
        counts.set(line.owner, (counts.get(line.owner) ?? 0n) + line.range.size);
    }
    for (const count of counts.values())
      if (count > (largest.get(`${key} ${cidr.family}`) ?? 0n)) largest.set(`${key} ${cidr.family}`, count);
  }
  return largest;
}
