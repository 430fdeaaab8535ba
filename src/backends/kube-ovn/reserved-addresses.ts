import type { Answer } from '../../model/answer';
import type { SubnetSnapshot } from '../../model/snapshot';
import { RangeSet } from '../../net/range-set';
import { indexOf } from '../snapshot-index';
import { usableRange } from './usable-range';

/** What the plan reserves in a subnet, as far as Kube-OVN could give it out. */
export function reservedAddresses(subnet: SubnetSnapshot, { snapshot, view }: Answer): RangeSet {
  const network = indexOf(snapshot).cluster(subnet.cluster)?.network;
  const reservations = snapshot.declarations.networks.find(({ name }) => name === network)?.reservations ?? [];
  const usable = RangeSet.from(view.cidrsOf(subnet.key).map(usableRange));
  return RangeSet.from(reservations.map((reservation) => reservation.range)).intersect(usable);
}
