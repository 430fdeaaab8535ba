import { apiVersionOf, isCalico } from '../backends/calico/calico-config';
import { ipPoolsOf } from '../backends/calico/ip-pools';
import { existingObject } from '../check/existing-object';
import type { Fields } from '../check/foreign-object';
import type { Answer } from '../model/answer';
import type { ClusterSnapshot } from '../model/snapshot';

/** The objects of a CNI that were declared as being there already: nobody renders them, but they count. */
export function existingObjects(cluster: ClusterSnapshot, answer: Answer): readonly Fields[] {
  if (isCalico(cluster))
    return ipPoolsOf(answer)
      .filter((pool) => pool.isExisting && pool.cluster === cluster.name)
      .map(({ name, cidr }) =>
        existingObject({
          apiVersion: apiVersionOf(cluster.backend),
          kind: 'IPPool',
          metadata: { name },
          spec: { cidr: `${cidr}` },
        }),
      );
  return cluster.backend.kind === 'kube-ovn' ? existingSubnets(cluster.name, answer) : [];
}

const existingSubnets = (cluster: string, { snapshot, view }: Answer): readonly Fields[] =>
  snapshot.subnets
    .filter((subnet) => subnet.isExisting && subnet.cluster === cluster)
    .map((subnet) => ({
      apiVersion: 'kubeovn.io/v1',
      kind: 'Subnet',
      metadata: { name: subnet.objectName },
      spec: {
        cidrBlock: view.cidrsOf(subnet.key).join(','),
        ...(subnet.options.kubeOvn?.vpc === undefined ? {} : { vpc: subnet.options.kubeOvn.vpc }),
      },
    }));
