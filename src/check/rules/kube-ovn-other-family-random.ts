import { indexOf } from '../../backends/snapshot-index';
import { nameOf } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnOtherFamilyRandom: Rule = {
  id: 'IPAM328',
  name: 'kube-ovn-other-family-random',
  severity: 'warning',
  title: 'One family fixed in a dual-stack subnet',
  why: 'In a dual-stack subnet every pod gets an address of both families: the one that its list leaves out is taken from the free ones.',
  fix: 'Claim from a pool that has both families, so that both addresses are fixed.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: ['10.1.0.0/24', 'fd00:1::/64'] });
const db = pods.pool('db', { cidr: '10.1.0.32/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: ['10.1.0.0/24', 'fd00:1::/64'] });
const db = pods.pool('db', { cidr: ['10.1.0.32/27', 'fd00:1::20/123'] });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
  check: ({ snapshot, view }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload }) =>
      workload.interfaces.flatMap((face) => {
        const [subnet] = index.subnetsOfInterface(face);
        const cidrs = subnet === undefined ? [] : view.cidrsOf(subnet.key);
        const others = cidrs.filter(({ family }) => !face.families.includes(family));
        return others.map((other) =>
          finding(
            kubeOvnOtherFamilyRandom,
            workload.where,
            `Its ${nameOf(other.family)} address is not fixed: the subnet is dual-stack, and Kube-OVN takes any free address of ${other}.`,
          ),
        );
      }),
    );
  },
};
