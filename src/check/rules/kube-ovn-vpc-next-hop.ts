import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { VpcSnapshot } from '../../model/vpc';
import type { Address } from '../../net/address';
import type { Cidr } from '../../net/cidr';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnVpcNextHop: Rule = {
  id: 'IPAM691',
  name: 'kube-ovn-vpc-next-hop',
  severity: 'warning',
  title: 'Kube-OVN VPC that routes to a next hop outside its subnets',
  why:
    'The router of a VPC reaches what stands in its subnets, on its links to other VPCs, and in external subnets. A ' +
    'route to another next hop is accepted, and its packets are lost.',
  fix: 'Name a next hop in a subnet or on a link of the VPC, or declare the subnet that it stands in.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const staticRoutes = [{ cidr: '0.0.0.0/0', nextHop: '10.2.0.254' }];
prod.vpc('blue', { staticRoutes }).subnet('pods', { cidr: '10.1.0.0/24' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const staticRoutes = [{ cidr: '0.0.0.0/0', nextHop: '10.1.0.254' }];
prod.vpc('blue', { staticRoutes }).subnet('pods', { cidr: '10.1.0.0/24' });`,
  },
  check: (answer) =>
    answer.snapshot.vpcs
      .filter(({ isExisting, enableExternal }) => !isExisting && enableExternal !== true)
      .flatMap((vpc) => {
        const reached = reachedBy(vpc, answer);
        return nextHopsOf(vpc)
          .filter((hop) => !reached.some((cidr) => cidr.contains(hop)))
          .map((hop) => finding(kubeOvnVpcNextHop, vpc.where, `${hop} is in no subnet and on no link of the VPC.`));
      }),
};

const nextHopsOf = ({ staticRoutes, policyRoutes }: VpcSnapshot): readonly Address[] => [
  ...staticRoutes.map(({ nextHop }) => nextHop),
  ...policyRoutes.flatMap(({ nextHop }) => nextHop ?? []),
];

function reachedBy(vpc: VpcSnapshot, { snapshot, view }: Answer): readonly Cidr[] {
  const subnets = indexOf(snapshot)
    .subnetsOn('kube-ovn')
    .filter(({ subnet }) => subnet.cluster === vpc.cluster && subnet.options.kubeOvn?.vpc === vpc.objectName);
  const links = vpc.peerings.flatMap(({ connect }) => connect.map(({ link }) => link));
  return [...subnets.flatMap(({ subnet }) => view.cidrsOf(subnet.key)), ...links];
}
