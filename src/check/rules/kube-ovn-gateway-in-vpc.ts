import { DEFAULT_VPC } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import type { KubeOvnSubnetOptions } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnGatewayInVpc: Rule = {
  id: 'IPAM693',
  name: 'kube-ovn-gateway-in-vpc',
  severity: 'warning',
  title: 'Kube-OVN gateway options on a subnet of a VPC of its own',
  why:
    'gatewayType, gatewayNode and natOutgoing work in the default VPC alone. A VPC of your own reaches the world through ' +
    'a NAT gateway, an EIP or a route, and passes these options over.',
  fix: 'Leave the option out, and give the VPC a route to its gateway (staticRoutes), or bind EIPs.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
prod.vpc('blue').subnet('pods', { cidr: '10.1.0.0/24', kubeOvn: { natOutgoing: true } });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
prod.vpc('blue').subnet('pods', { cidr: '10.1.0.0/24' });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) => {
        const { vpc = DEFAULT_VPC, ...options } = subnet.options.kubeOvn ?? {};
        if (vpc === DEFAULT_VPC) return [];
        return IDLE.filter((option) => options[option] !== undefined && options[option] !== false).map((option) =>
          finding(kubeOvnGatewayInVpc, subnet.where, `${option} has no effect in the VPC ${vpc}.`),
        );
      }),
};

const IDLE = ['gatewayType', 'gatewayNode', 'natOutgoing'] as const satisfies readonly (keyof KubeOvnSubnetOptions)[];
