import type { ClaimLine, LeaseLine } from '../model/lock';
import type { Problem } from '../model/problem';
import { counted } from '../net/counted';
import type { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { claimsByPlace, placeOf } from './claimed';
import { errorOf } from './error';
import type { PlacedPool } from './places';

/** A problem for each pool in which claims and leases together outnumber the addresses that can be given. */
export function overfullPools(
  claims: readonly ClaimLine[],
  leases: readonly LeaseLine[],
  pools: readonly PlacedPool[],
): Problem[] {
  const counts = claimsByPlace(claims);
  return pools.flatMap((pool) => {
    const count = counts.get(placeOf(pool));
    return count === undefined ? [] : overfull(pool, count, leases);
  });
}

function overfull(pool: PlacedPool, wanted: number, leases: readonly LeaseLine[]): Problem[] {
  const unusable = pool.excluded.union(pool.reserved);
  const usable = pool.cidr.size - unusable.size;
  const leased = leases.reduce((sum, { range }) => sum + sizeAmongUsable(range.intersect(pool.range), unusable), 0n);
  if (BigInt(wanted) + leased <= usable) return [];
  return [
    errorOf({
      rule: 'IPAM214',
      where: { identity: pool.key, ...pool.where },
      message: `${pool.key} ${pool.cidr} can give ${counted(usable, 'address', 'addresses')}, but ${counted(wanted, 'claim')} whose address the backend chooses and ${counted(leased, 'lease')} count on it, head-room, retained and released ones included.`,
      fix: 'Widen the pool, name another pool for some workloads, lower maxReplicas, or let cdk8s-ipam lock gc remove what is released.',
    }),
  ];
}

/** How many addresses of a range a pool can give. What it cannot give is not counted as usable, so not as used either. */
function sizeAmongUsable(inside: Range | undefined, unusable: RangeSet): bigint {
  if (!inside) return 0n;
  return unusable.overlaps(inside) ? RangeSet.of(inside).minus(unusable).size : inside.size;
}
