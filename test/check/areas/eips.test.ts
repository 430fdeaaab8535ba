import { calicoEipPool } from '../../../src/check/rules/calico-eip-pool';
import { calicoFloatingIpsOff } from '../../../src/check/rules/calico-floating-ips-off';
import { eipFamily } from '../../../src/check/rules/eip-family';
import { eipPoolOfSet } from '../../../src/check/rules/eip-pool-of-set';
import { eipPoolServesPods } from '../../../src/check/rules/eip-pool-serves-pods';
import { eipWithoutClaim } from '../../../src/check/rules/eip-without-claim';
import { kubeOvnEipSubnet } from '../../../src/check/rules/kube-ovn-eip-subnet';
import { kubeOvnMacAddress } from '../../../src/check/rules/kube-ovn-mac-address';
import { kubeOvnRepeatedAttachment } from '../../../src/check/rules/kube-ovn-repeated-attachment';
import { kubeOvnVpcNotExternal } from '../../../src/check/rules/kube-ovn-vpc-not-external';
import { tkeEipPool } from '../../../src/check/rules/tke-eip-pool';
import type { Replicas } from '../../../src/model/declarations';
import type { BackendConfig, EipFromPool } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import type { VpcSnapshot } from '../../../src/model/vpc';
import { kubeOvn } from '../../backends/kube-ovn/stories';
import type { Story, SubnetStory, WorkloadStory } from '../../support/answers';
import { testRules } from './rule-case';

const CALICO: BackendConfig = { kind: 'calico', version: versionOf('3.32'), api: 'native', windowsNodes: false };
const TKE: BackendConfig = {
  kind: 'tke',
  ipamd: versionOf('3.5.0'),
  networkMode: 'tke-route-eni',
  staticIp: true,
};

const fromPool = (more: Partial<EipFromPool> = {}): EipFromPool => ({
  kind: 'pool',
  nic: 'eip',
  pools: ['prod/external/public'],
  network: 'prod',
  families: [4],
  isRetained: false,
  ...more,
});

interface Asked {
  readonly backend?: BackendConfig;
  readonly external?: Partial<SubnetStory>;
  readonly pods?: Partial<SubnetStory>;
  readonly workload?: Partial<WorkloadStory>;
  readonly vpcs?: readonly VpcSnapshot[];
}

/** redis with its addresses in 10.0.0.0/24, and public ones in 203.0.113.0/24. */
const redis = ({ backend = kubeOvn('1.16'), external = {}, pods = {}, workload = {}, vpcs = [] }: Asked): Story => ({
  backend,
  vpcs,
  subnets: [
    { name: 'pods', cidrs: ['10.0.0.0/24'], ...pods },
    { name: 'external', cidrs: ['203.0.113.0/24'], options: { kubeOvn: { vlan: 'vlan204' } }, ...external },
  ],
  pools: [
    { name: 'db', subnet: 'pods' },
    { name: 'public', subnet: 'external' },
  ],
  workloads: [{ is: 'StatefulSet/redis', pools: ['pods/db'], eip: fromPool(), ...workload }],
});

const blue = (more: Partial<VpcSnapshot>): VpcSnapshot => ({
  key: 'prod/blue',
  where: { identity: 'prod/blue' },
  cluster: 'prod',
  network: 'blue',
  objectName: 'blue',
  isExisting: false,
  namespaces: [],
  staticRoutes: [],
  policyRoutes: [],
  peerings: [],
  ...more,
});

const fixed = { isAutomatic: false };

/** A virtual machine with one attachment twice. */
const twice = (version: string): Story => ({
  backend: kubeOvn(version),
  subnets: [{ name: 'storage', cidrs: ['10.9.0.0/24'], options: { kubeOvn: { provider: 'net1.shop.ovn' } } }],
  pools: [{ name: 'db', subnet: 'storage' }],
  workloads: [
    {
      is: 'VirtualMachine/vm',
      replicas: { kind: 'one' },
      pools: ['storage/db'],
      nic: 'net1.shop.ovn.eth1',
      interfaces: [{ pools: ['storage/db'], nic: 'net1.shop.ovn.eth2' }],
    },
  ],
});

const withMac = (replicas: Replicas): Story => {
  const story = twice('1.16');
  const [machine] = story.workloads!;
  const kind = replicas.kind === 'one' ? 'VirtualMachine' : 'StatefulSet';
  return {
    ...story,
    backend: kubeOvn('1.16', true),
    workloads: [{ ...machine!, is: `${kind}/vm`, replicas, macAddresses: { 0: '00:00:00:4d:b4:36' } }],
  };
};

testRules('interfaces and public addresses', [
  {
    rule: kubeOvnRepeatedAttachment,
    found: twice('1.15'),
    says: 'net1.shop.ovn.eth1 is one interface of several of an attachment, which Kube-OVN 1.15',
    fine: twice('1.16'),
  },
  {
    rule: kubeOvnMacAddress,
    found: withMac({ kind: 'ordinals', start: 0, count: 1, max: 1 }),
    says: 'a NIC with another name than the provider of its subnet has none',
    fine: withMac({ kind: 'one' }),
  },
  {
    rule: tkeEipPool,
    found: redis({ backend: TKE }),
    says: 'TKE binds EIPs by id only',
    fine: redis({ backend: TKE, workload: { eip: { kind: 'attributes', isRetained: false } } }),
  },
  {
    rule: eipWithoutClaim,
    found: redis({ workload: { eip: { kind: 'attributes', isRetained: false } } }),
    says: 'EIPs of the cloud',
    fine: redis({}),
  },
  {
    rule: kubeOvnEipSubnet,
    found: redis({ external: { options: {} } }),
    says: 'prod/external, which names no vlan',
    fine: redis({}),
  },
  {
    rule: calicoEipPool,
    found: redis({ backend: CALICO }),
    says: 'prod/external, whose addresses Calico gives to any pod',
    fine: redis({ backend: CALICO, external: fixed }),
  },
  {
    rule: calicoFloatingIpsOff,
    found: redis({ backend: CALICO, external: fixed }),
    says: 'The pods of prod/shop/StatefulSet/redis have floating IPs',
    fine: redis({ backend: kubeOvn('1.16') }),
  },
  {
    rule: eipPoolServesPods,
    found: redis({ workload: { pools: ['external/public'] } }),
    says: 'from which the pods of prod/shop/StatefulSet/redis have their own',
    fine: redis({}),
  },
  {
    rule: eipPoolOfSet,
    found: redis({ workload: { is: 'Deployment/web', contract: 'set', replicas: { kind: 'set', count: 2, max: 2 } } }),
    says: 'those of a Deployment are one like another',
    fine: redis({}),
  },
  {
    rule: eipFamily,
    found: redis({ workload: { families: [6] } }),
    says: 'public IPv4 addresses, but its first interface has no IPv4',
    fine: redis({}),
  },
  {
    rule: eipFamily,
    found: redis({ external: { cidrs: ['203.0.113.0/24', 'fd00:113::/64'], options: { kubeOvn: { vlan: 'v' } } } }),
    says: 'a subnet with IPv6, of which Kube-OVN would take any address',
    fine: redis({
      backend: CALICO,
      external: { cidrs: ['203.0.113.0/24', 'fd00:113::/64'] },
    }),
  },
  {
    rule: kubeOvnVpcNotExternal,
    found: redis({ pods: { options: { kubeOvn: { vpc: 'blue' } } }, vpcs: [blue({})] }),
    says: 'in the VPC blue, which is not connected to prod/external',
    fine: redis({
      pods: { options: { kubeOvn: { vpc: 'blue' } } },
      vpcs: [blue({ extraExternalSubnets: ['external'] })],
    }),
  },
]);
