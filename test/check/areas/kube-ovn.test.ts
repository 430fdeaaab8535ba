import { describe, expect, test } from 'vitest';
import { KUBE_OVN_RULES } from '../../../src/check/areas/kube-ovn';
import { kubeOvnAnnotationOnWorkload } from '../../../src/check/rules/kube-ovn-annotation-on-workload';
import { kubeOvnAnnotationOverridesPin } from '../../../src/check/rules/kube-ovn-annotation-overrides-pin';
import { kubeOvnForbiddenRange } from '../../../src/check/rules/kube-ovn-forbidden-range';
import { kubeOvnGateway } from '../../../src/check/rules/kube-ovn-gateway';
import { kubeOvnGatewayInVpc } from '../../../src/check/rules/kube-ovn-gateway-in-vpc';
import { kubeOvnIpNotDurable } from '../../../src/check/rules/kube-ovn-ip-not-durable';
import { kubeOvnListTooShort } from '../../../src/check/rules/kube-ovn-list-too-short';
import { kubeOvnMacAddress } from '../../../src/check/rules/kube-ovn-mac-address';
import { kubeOvnNameBeginsWithDigit } from '../../../src/check/rules/kube-ovn-name-begins-with-digit';
import { kubeOvnNameTaken } from '../../../src/check/rules/kube-ovn-name-taken';
import { kubeOvnNicProvider } from '../../../src/check/rules/kube-ovn-nic-provider';
import { kubeOvnOneSubnet } from '../../../src/check/rules/kube-ovn-one-subnet';
import { kubeOvnOtherFamilyRandom } from '../../../src/check/rules/kube-ovn-other-family-random';
import { kubeOvnPairsMayShift } from '../../../src/check/rules/kube-ovn-pairs-may-shift';
import { kubeOvnPrefixLength } from '../../../src/check/rules/kube-ovn-prefix-length';
import { kubeOvnRewrittenFields } from '../../../src/check/rules/kube-ovn-rewritten-fields';
import { kubeOvnSubnetName } from '../../../src/check/rules/kube-ovn-subnet-name';
import { kubeOvnSystemRange } from '../../../src/check/rules/kube-ovn-system-range';
import { kubeOvnUnattachedInterface } from '../../../src/check/rules/kube-ovn-unattached-interface';
import { kubeOvnVersion } from '../../../src/check/rules/kube-ovn-version';
import { kubeOvnVpcNamespaces } from '../../../src/check/rules/kube-ovn-vpc-namespaces';
import { kubeOvnVpcNextHop } from '../../../src/check/rules/kube-ovn-vpc-next-hop';
import { kubeOvnVpcPeering } from '../../../src/check/rules/kube-ovn-vpc-peering';
import type { VpcPeering, VpcSnapshot, VpcStaticRoute } from '../../../src/model/vpc';
import { Address } from '../../../src/net/address';
import { Cidr } from '../../../src/net/cidr';
import { kubeOvn, onSubnet } from '../../backends/kube-ovn/stories';
import { answerOf, type Story, type SubnetStory, type WorkloadStory } from '../../support/answers';
import { testCatalogue, testRules } from './rule-case';

const FOREVER = { onScaleDown: 'forever', onDelete: 'forever' } as const;

const subnet = (more: Partial<SubnetStory>, version?: string): Story => ({
  backend: kubeOvn(version),
  subnets: [{ name: 'pods', cidrs: ['10.23.0.0/24'], ...more }],
});

const redis = (more: Partial<WorkloadStory> = {}): WorkloadStory => ({
  is: 'StatefulSet/redis',
  pools: ['pods/db'],
  ...more,
});

const workload = (more: Partial<WorkloadStory>, story: Partial<Story> = {}): Story =>
  onSubnet(['10.23.0.0/24'], { workloads: [redis(more)], ...story });

const web = (max: number): Story =>
  workload({
    is: 'Deployment/web',
    contract: 'set',
    replicas: { kind: 'set', count: 3, max },
    template: { surge: 1 },
  });

const dualWeb = (surge: number): Story =>
  onSubnet(['10.23.0.0/24', 'fd00::/64'], {
    workloads: [
      redis({
        is: 'Deployment/web',
        contract: 'set',
        replicas: { kind: 'set', count: 3, max: 4 },
        template: { surge },
      }),
    ],
  });

const withNic = (networks: string): Story =>
  workload({ nic: 'net1.shop.ovn', template: { annotations: { 'k8s.v1.cni.cncf.io/networks': networks } } });

const vm = (mac: string): Partial<WorkloadStory> => ({
  is: 'VirtualMachine/vm',
  replicas: { kind: 'one' },
  macAddresses: { 0: mac },
});

/** A subnet 10.23.0.0/24 in the VPC blue, or where it says. */
const inBlue = (more: Partial<SubnetStory>, vpc: Partial<VpcSnapshot> = {}): Story => ({
  ...subnet({ options: { kubeOvn: { vpc: 'blue' } }, ...more }),
  vpcs: [{ objectName: 'blue', ...vpc }],
});

const route = (nextHop: string): VpcStaticRoute => ({
  policy: 'policyDst',
  cidr: Cidr.of('0.0.0.0/0'),
  nextHop: Address.of(nextHop),
});

const peering = (vpc: string, connect: string): VpcPeering => {
  const [host = '', length = ''] = connect.split('/');
  const address = Address.of(host);
  return { vpc, connect: [{ address, link: Cidr.around(address, Number(length)) }] };
};

/** The VPCs blue (10.23.0.0/24) and red, with this link between them. */
const peered = (blue: string, red: string, redCidr = '10.25.0.0/24'): Story => ({
  backend: kubeOvn(),
  subnets: [
    { name: 'pods', cidrs: ['10.23.0.0/24'], options: { kubeOvn: { vpc: 'blue' } } },
    { name: 'red-pods', cidrs: [redCidr], options: { kubeOvn: { vpc: 'red' } } },
  ],
  vpcs: [
    { objectName: 'blue', peerings: [peering('red', blue)] },
    { objectName: 'red', peerings: [peering('blue', red)] },
  ],
});

const twoSubnets: Partial<Story> = {
  subnets: [
    { name: 'pods', cidrs: ['10.23.0.0/24'] },
    { name: 'more', cidrs: ['10.24.0.0/24'] },
  ],
  pools: [
    { name: 'db', subnet: 'pods' },
    { name: 'web', subnet: 'pods' },
    { name: 'db', subnet: 'more' },
  ],
};

const onNet1: Partial<Story> = {
  subnets: [{ name: 'pods', cidrs: ['10.23.0.0/24'], options: { kubeOvn: { provider: 'net1.default.ovn' } } }],
};

testRules('Kube-OVN', [
  { rule: kubeOvnVersion, found: subnet({}, '1.17'), says: 'runs Kube-OVN 1.17', fine: subnet({}, '1.13') },
  { rule: kubeOvnVersion, found: subnet({}, '1.12.9'), says: '1.12.9', fine: subnet({}, '1.16.2') },
  {
    rule: kubeOvnPrefixLength,
    found: subnet({ cidrs: ['10.23.0.1/32', 'fd00::1/128'] }),
    says: 'fd00::1/128 is a single address',
    fine: subnet({ cidrs: ['10.23.0.0/31', 'fd00::/127'] }),
  },
  {
    rule: kubeOvnForbiddenRange,
    found: subnet({ cidrs: ['169.254.3.0/24', 'fe80::/64'] }),
    says: '169.254.3.0/24 overlaps 169.254.0.0/16 (link-local)',
    fine: subnet({ cidrs: ['10.0.0.0/24', 'fd00::/64'] }),
  },
  {
    rule: kubeOvnForbiddenRange,
    found: subnet({ cidrs: ['::/64'] }),
    says: 'overlaps ::1/128',
    fine: subnet({ cidrs: ['170.0.0.0/24'] }),
  },
  {
    rule: kubeOvnGateway,
    found: subnet({ gateways: ['10.24.0.1'] }),
    says: 'The gateway 10.24.0.1 lies outside 10.23.0.0/24',
    fine: subnet({ gateways: ['10.23.0.254'] }),
  },
  {
    rule: kubeOvnGateway,
    found: subnet({ gateways: ['10.23.0.255'] }),
    says: 'is the first or last address',
    fine: subnet({ cidrs: ['10.23.0.0/31'], gateways: ['10.23.0.1'] }),
  },
  {
    rule: kubeOvnGateway,
    found: subnet({ gateways: ['fd00::1'] }),
    says: 'is IPv6, of which the subnet has no CIDR',
    fine: subnet({ cidrs: ['fd00::/64'], gateways: ['fd00::1'] }),
  },
  {
    rule: kubeOvnRewrittenFields,
    found: subnet({ options: { kubeOvn: { gatewayNode: 'n1' } } }),
    says: 'names a gatewayNode, which the controller empties',
    fine: subnet({ options: { kubeOvn: { gatewayNode: 'n1', gatewayType: 'centralized' } } }),
  },
  {
    rule: kubeOvnSubnetName,
    found: subnet({ objectName: 'p'.repeat(64) }),
    says: 'has 64 characters',
    fine: subnet({ objectName: 'p'.repeat(63) }),
  },
  {
    rule: kubeOvnNameBeginsWithDigit,
    found: subnet({ objectName: '2nd' }, '1.15.24'),
    says: 'Kube-OVN 1.15.24 refuses the name 2nd',
    fine: subnet({ objectName: '2nd' }, '1.16'),
  },
  {
    rule: kubeOvnNameTaken,
    found: subnet({ objectName: 'ovn-default' }),
    says: 'that every installation',
    fine: subnet({ objectName: 'ovn-default', isExisting: true }),
  },
  {
    rule: kubeOvnNameTaken,
    found: { ...subnet({ objectName: 'blue' }), vpcs: [{ objectName: 'blue' }] },
    says: 'that of a VPC',
    fine: { ...subnet({ objectName: 'blue-pods' }), vpcs: [{ objectName: 'blue' }] },
  },
  {
    rule: kubeOvnNameTaken,
    found: { backend: kubeOvn(), vpcs: [{ objectName: 'ovn-cluster' }] },
    says: 'ovn-cluster is the default VPC',
    fine: { backend: kubeOvn(), vpcs: [{ objectName: 'blue' }] },
  },
  {
    rule: kubeOvnNameTaken,
    found: {
      backend: kubeOvn(),
      subnets: [
        { name: 'a', cidrs: ['10.23.0.0/24'], objectName: 'pods' },
        { name: 'b', cidrs: ['10.24.0.0/24'], objectName: 'pods' },
      ],
    },
    says: 'that of the subnet prod/b too',
    fine: subnet({}),
  },
  {
    rule: kubeOvnOneSubnet,
    found: workload({ pools: ['pods/db', 'more/db'] }, twoSubnets),
    says: 'several subnets (prod/pods, prod/more)',
    fine: workload({ pools: ['pods/db', 'pods/web'] }, twoSubnets),
  },
  {
    rule: kubeOvnOtherFamilyRandom,
    found: {
      backend: kubeOvn(),
      subnets: [{ name: 'pods', cidrs: ['10.23.0.0/24', 'fd00::/64'] }],
      pools: [{ name: 'db', subnet: 'pods', cidrs: ['10.23.0.0/27'] }],
      workloads: [redis()],
    },
    says: 'IPv6 address is not fixed',
    fine: onSubnet(['10.23.0.0/24', 'fd00::/64'], { workloads: [redis()] }),
  },
  {
    rule: kubeOvnPairsMayShift,
    found: dualWeb(1),
    says: 'two families and it surges',
    fine: dualWeb(0),
  },
  {
    rule: kubeOvnUnattachedInterface,
    found: withNic('default/net2, shop/net10@eth1'),
    says: 'It claims for net1.shop.ovn, but the template attaches no net1.',
    fine: withNic('default/net2, shop/net1@eth1'),
  },
  { rule: kubeOvnListTooShort, found: web(3), says: '4 pods (3 replicas and 1 surge)', fine: web(4) },
  {
    rule: kubeOvnIpNotDurable,
    found: workload({ reclaim: FOREVER }, { backend: kubeOvn('1.14.7', true) }),
    says: 'Kube-OVN 1.14.7 deletes its IP objects',
    fine: workload({ reclaim: FOREVER }, { backend: kubeOvn('1.14.6', true) }),
  },
  {
    rule: kubeOvnIpNotDurable,
    found: workload({ ...vm('00:00:00:86:c6:36'), reclaim: FOREVER }, { backend: kubeOvn('1.14', true) }),
    says: 'deletes its IP objects',
    fine: workload({ reclaim: FOREVER }, { backend: kubeOvn('1.16') }),
  },
  {
    rule: kubeOvnMacAddress,
    found: workload(vm('00:00:00:86:C6:36')),
    says: 'not a lower-case unicast MAC',
    fine: workload(vm('00:00:00:86:c6:36')),
  },
  {
    rule: kubeOvnMacAddress,
    found: workload(vm('01:00:00:86:c6:36')),
    says: 'unicast',
    fine: workload(vm('02:00:00:86:c6:36')),
  },
  {
    rule: kubeOvnMacAddress,
    found: workload({ macAddresses: { 0: '02:00:00:00:00:01' } }),
    says: 'needs IP objects',
    fine: workload({ macAddresses: { 0: '02:00:00:00:00:01' } }, { backend: kubeOvn('1.16', true) }),
  },
  {
    rule: kubeOvnMacAddress,
    found: workload({ macAddresses: { 9: '02:00:00:00:00:01' } }, { backend: kubeOvn('1.16', true) }),
    says: 'chosen for ordinal 9, but the workload has ordinals 0 to',
    fine: workload({ macAddresses: { 0: '02:00:00:00:00:01' } }, { backend: kubeOvn('1.16', true) }),
  },
  {
    rule: kubeOvnMacAddress,
    found: onSubnet(['10.23.0.0/24'], {
      workloads: [redis(vm('02:00:00:00:00:01')), redis({ ...vm('02:00:00:00:00:01'), is: 'VirtualMachine/other' })],
    }),
    says: 'given 2 times',
    fine: workload(
      { ...vm('02:00:00:00:00:01') },
      {
        ...twoSubnets,
        workloads: [
          redis(vm('02:00:00:00:00:01')),
          redis({ ...vm('02:00:00:00:00:01'), is: 'VirtualMachine/b', pools: ['more/db'] }),
        ],
      },
    ),
  },
  {
    rule: kubeOvnNicProvider,
    found: workload({ nic: 'net2.default.ovn' }, onNet1),
    says: 'for the NIC net2.default.ovn, but the subnet prod/pods has the provider net1.default.ovn',
    fine: workload({ nic: 'net1.default.ovn' }, onNet1),
  },
  {
    rule: kubeOvnNicProvider,
    found: workload({}, onNet1),
    says: 'for its default NIC, but the subnet prod/pods has the provider net1.default.ovn',
    fine: workload({ nic: 'net1.default.ovn' }),
  },
  {
    rule: kubeOvnAnnotationOnWorkload,
    found: workload({ template: { objectAnnotations: { 'ovn.kubernetes.io/ip_pool': '10.23.0.9' } } }),
    says: 'stands on the StatefulSet itself',
    fine: workload({ template: { objectAnnotations: { 'deployment.kubernetes.io/revision': '1' } } }),
  },
  {
    rule: kubeOvnAnnotationOverridesPin,
    found: workload({ template: { annotations: { 'ovn.kubernetes.io/ip_address': '10.23.0.9' } } }),
    says: 'ovn.kubernetes.io/ip_address: 10.23.0.9',
    fine: workload({ template: { annotations: { 'ovn.kubernetes.io/ingress_rate': '3' } } }),
  },
  {
    rule: kubeOvnSystemRange,
    found: subnet({ cidrs: ['10.96.7.0/24'] }),
    says: '10.96.7.0/24 overlaps 10.96.0.0/12, by default the range of services',
    fine: subnet({ cidrs: ['10.96.7.0/24'], options: { kubeOvn: { vpc: 'blue' } } }),
  },
  {
    rule: kubeOvnVpcNamespaces,
    found: inBlue({ options: { kubeOvn: { vpc: 'blue', namespaces: ['shop'] } } }, { namespaces: ['bank'] }),
    says: 'its VPC blue serves only bank',
    fine: inBlue({ options: { kubeOvn: { vpc: 'blue', namespaces: ['bank'] } } }, { namespaces: ['bank'] }),
  },
  {
    rule: kubeOvnVpcNamespaces,
    found: inBlue({ options: { kubeOvn: { vpc: 'blue', namespaces: ['shop'] } } }, {}),
    says: 'its VPC blue serves none',
    fine: inBlue({ options: { kubeOvn: { vpc: 'blue', namespaces: ['shop'] } } }, { isExisting: true }),
  },
  {
    rule: kubeOvnVpcNamespaces,
    found: inBlue({ options: { kubeOvn: { namespaces: ['bank'] } } }, { namespaces: ['bank'] }),
    says: 'which belongs to the VPC blue',
    fine: inBlue({ options: { kubeOvn: { namespaces: ['bank'] } } }, { namespaces: [] }),
  },
  {
    rule: kubeOvnVpcNextHop,
    found: inBlue({}, { staticRoutes: [route('10.24.0.254')] }),
    says: '10.24.0.254 is in no subnet and on no link',
    fine: inBlue({}, { staticRoutes: [route('10.23.0.254')] }),
  },
  {
    rule: kubeOvnVpcPeering,
    found: inBlue({}, { peerings: [peering('red', '169.254.0.1/30')] }),
    says: 'red, a VPC that the cluster does not declare',
    fine: peered('169.254.0.1/30', '169.254.0.2/30'),
  },
  {
    rule: kubeOvnVpcPeering,
    found: peered('169.254.0.1/30', '169.254.0.5/30'),
    says: 'are in two networks, 169.254.0.0/30 and 169.254.0.4/30',
    fine: peered('169.254.0.5/30', '169.254.0.6/30'),
  },
  {
    rule: kubeOvnVpcPeering,
    found: peered('169.254.0.1/30', '169.254.0.1/30'),
    says: 'Both ends of the link to red have the address 169.254.0.1',
    fine: peered('fd00:1::1/126', 'fd00:1::2/126'),
  },
  {
    rule: kubeOvnVpcPeering,
    found: peered('169.254.0.1/30', '169.254.0.2/30', '10.23.0.0/25'),
    says: 'Its CIDR 10.23.0.0/24 overlaps 10.23.0.0/25 of red',
    fine: peered('169.254.0.1/30', '169.254.0.2/30', '10.24.0.0/25'),
  },
  {
    rule: kubeOvnGatewayInVpc,
    found: inBlue({ options: { kubeOvn: { vpc: 'blue', natOutgoing: true } } }),
    says: 'natOutgoing has no effect in the VPC blue',
    fine: inBlue({ options: { kubeOvn: { natOutgoing: true } } }),
  },
]);

testCatalogue('Kube-OVN', KUBE_OVN_RULES, [140, 149], [320, 339], [650, 699], [732, 732]);

describe('on another backend', () => {
  test('no rule of Kube-OVN finds anything', () => {
    const calico = {
      kind: 'calico',
      version: { major: 3, minor: 32, patch: 0 },
      api: 'native',
      windowsNodes: false,
    } as const;
    const answer = answerOf(
      workload({ nic: 'x' }, { backend: calico, subnets: [{ name: 'pods', cidrs: ['127.0.0.1/32'] }] }),
    );
    expect(KUBE_OVN_RULES.flatMap((rule) => rule.check?.(answer) ?? [])).toEqual([]);
  });
});
