import { DEFAULT_VPC } from '../../backends/kube-ovn/object-names';
import { fault } from '../../backends/kube-ovn/spec/spec-fault';
import { isOvnProvider, vpcOf } from '../../backends/kube-ovn/spec/subnet-spec';
import { indexOf } from '../../backends/snapshot-index';
import type { KubeOvnSubnetOptions } from '../../model/snapshot';
import { finding } from '../finding';
import { specFlaws } from '../kube-ovn-spec-flaws';
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
        return IDLE.filter((option) => isSaid(options[option])).map((option) =>
          finding(kubeOvnGatewayInVpc, subnet.where, noEffect(option, vpc)),
        );
      }),
  lint: specFlaws('Subnet', (spec) =>
    isOvnProvider(spec) && vpcOf(spec) !== DEFAULT_VPC
      ? IDLE.filter((option) => isSaid(spec[option])).map((option) => fault([option], noEffect(option, vpcOf(spec))))
      : [],
  ),
};

const noEffect = (option: string, vpc: string): string => `${option} has no effect in the VPC ${vpc}.`;

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== false && value !== '';

const IDLE = ['gatewayType', 'gatewayNode', 'natOutgoing'] as const satisfies readonly (keyof KubeOvnSubnetOptions)[];
