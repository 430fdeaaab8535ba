import type { Answer } from '../../model/answer';
import type { SubnetSnapshot } from '../../model/snapshot';
import { RangeSet } from '../../net/range-set';
import { usableRange } from './usable-range';

/** What the plan reserves in a subnet, as far as Kube-OVN could give it out. */
export function reservedAddresses(subnet: SubnetSnapshot, { snapshot, view }: Answer): RangeSet {
  const network = snapshot.declarations.networks.find(({ name }) => name === subnet.network);
  const reservations = network?.reservations ?? [];
  const usable = RangeSet.from(view.cidrsOf(subnet.key).map(usableRange));
  return RangeSet.from(reservations.map((reservation) => reservation.range)).intersect(usable);
}
