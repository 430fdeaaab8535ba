import type { Answer } from '../../model/answer';
import type { ClusterSnapshot, SubnetSnapshot } from '../../model/snapshot';
import { RangeSet } from '../../net/range-set';
import type { RenderedObject } from '../../render/rendered-object';
import { leasesPoolName } from './object-names';

/**
 * The IPPool that keeps every address with a line, in any state, from being given to ordinary pods. Nobody references
 * it and it names no namespace: its addresses leave the subnet's own pool, and a pod gets one only by asking for it.
 * Exclusions of the subnet would not do: several versions give an excluded address away once it was used and released.
 */
export const leasesPool = (subnet: SubnetSnapshot, cluster: ClusterSnapshot): RenderedObject => ({
  id: `leases-${subnet.objectName}`,
  apiVersion: 'kubeovn.io/v1',
  kind: 'IPPool',
  name: leasesPoolName(subnet),
  wave: 'kubeOvnPool',
  annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
  body: (answer) => ({
    spec: { subnet: subnet.objectName, ips: leasedIn(subnet, cluster, answer).ranges.map(String) },
  }),
});

const leasedIn = (subnet: SubnetSnapshot, cluster: ClusterSnapshot, { view }: Answer): RangeSet =>
  view
    .cidrsOf(subnet.key)
    .map((cidr) => view.leasedIn(cluster.network, cidr.range))
    .reduce((all, leased) => all.union(leased), RangeSet.EMPTY);
