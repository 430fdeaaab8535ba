import type { Answer } from '../../model/answer';
import type { PlaceKey } from '../../model/declarations';
import type { PoolSnapshot, SubnetSnapshot } from '../../model/snapshot';
import { RangeSet, RangeSetBuilder } from '../../net/range-set';
import { heldAddresses } from '../admission/allocation-table';
import { isClosed } from '../serving-pools';
import { indexOf } from '../snapshot-index';
import { claimsOn, leasedIn, useOf } from './pool-use';

/**
 * What Calico must not give out by itself. Explicit requests ignore reservations, automatic ones (those that name the
 * pool included) obey them:
 *
 *   pool with exact claims    ##########   the whole pool is sealed
 *   pool with set claims      ..#....##.   what is reserved, and what is kept or in quarantine for somebody gone
 *   automatic subnet          ..#.##..#.   what is reserved, and every address that has a line, in any state
 *   draining or retired pool  ###..#####   all but what present Deployments hold
 *
 * A gateway counts as reserved.
 */
export function reservedInPool(pool: PoolSnapshot, answer: Answer): RangeSet {
  const use = useOf(pool.key, answer.snapshot);
  const whole = RangeSet.from(answer.view.cidrsOf(pool.key));
  if (use === 'exact' || use === 'mixed') return whole;
  if (isClosed(pool)) return whole.minus(heldBySets(pool, answer));
  const subnet = indexOf(answer.snapshot).subnet(pool.subnet);
  if (subnet === undefined) return RangeSet.EMPTY;
  const kept = leasedIn(pool.key, subnet.cluster, answer).minus(heldBySets(pool, answer));
  return declaredIn(pool.key, subnet, answer).union(kept);
}

export function reservedInSubnet(subnet: SubnetSnapshot, answer: Answer): RangeSet {
  return declaredIn(subnet.key, subnet, answer).union(leasedIn(subnet.key, subnet.cluster, answer));
}

/** Fewest CIDRs, sorted: Calico compares every free address with every entry. */
export const ipReservationSpec = (reserved: RangeSet): { readonly reservedCIDRs: readonly string[] } => ({
  reservedCIDRs: reserved.cidrs().map(String),
});

function declaredIn(place: PlaceKey, subnet: SubnetSnapshot, { snapshot, view }: Answer): RangeSet {
  const network = snapshot.declarations.networks.find(({ name }) => name === subnet.network);
  const reservations = network?.reservations ?? [];
  const declared = RangeSet.from([...reservations.map(({ range }) => range), ...subnet.gateways]);
  return declared.intersect(RangeSet.from(view.cidrsOf(place)));
}

/** The addresses that the pool's present Deployments hold: those that Calico shall give to their pods. */
function heldBySets(pool: PoolSnapshot, answer: Answer): RangeSet {
  const held = new RangeSetBuilder();
  for (const workload of claimsOn(pool.key, answer.snapshot).set) {
    for (const addresses of heldAddresses(workload, answer).values())
      for (const address of addresses) held.add(address);
  }
  return held.build();
}
