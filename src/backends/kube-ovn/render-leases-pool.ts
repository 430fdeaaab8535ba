import type { Answer } from '../../model/answer';
import type { SubnetSnapshot } from '../../model/snapshot';
import { RangeSet } from '../../net/range-set';
import type { RenderedObject } from '../../render/rendered-object';
import { leasesPoolName } from './object-names';
import { reservedAddresses } from './reserved-addresses';

/**
 * The IPPool that keeps every address with a line, in any state, from being given to ordinary pods. Nobody references
 * it and it names no namespace: its addresses leave the subnet's own pool, and a pod gets one only by asking for it.
 * Exclusions of the subnet would not do: several versions give an excluded address away once it was used and released.
 *
 * In a subnet that is there already it holds the reservations too, because its exclusions are not ours to write.
 *
 * It outlives the workloads, as their lines do, and is left out only where it would be empty.
 */
export const leasesPool = (subnet: SubnetSnapshot): RenderedObject => ({
  id: `leases-${subnet.objectName}`,
  apiVersion: 'kubeovn.io/v1',
  kind: 'IPPool',
  name: leasesPoolName(subnet),
  wave: 'kubeOvnPool',
  isKept: true,
  body: (answer) => {
    const kept = keptIn(subnet, answer);
    return kept.isEmpty ? undefined : { spec: { subnet: subnet.objectName, ips: kept.ranges.map(String) } };
  },
});

function keptIn(subnet: SubnetSnapshot, answer: Answer): RangeSet {
  const leased = answer.view
    .cidrsOf(subnet.key)
    .map((cidr) => answer.view.leasedIn(subnet.network, cidr.range))
    .reduce((all, some) => all.union(some), RangeSet.EMPTY);
  return subnet.isExisting ? leased.union(reservedAddresses(subnet, answer)) : leased;
}
