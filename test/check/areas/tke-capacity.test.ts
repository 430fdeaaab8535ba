import { tkeConfigMapOwner } from '../../../src/check/rules/tke-config-map-owner';
import { tkeEipCapacity } from '../../../src/check/rules/tke-eip-capacity';
import { tkeEniQuota } from '../../../src/check/rules/tke-eni-quota';
import { tkeNodeInterfaces } from '../../../src/check/rules/tke-node-interfaces';
import { tkePodCapacity } from '../../../src/check/rules/tke-pod-capacity';
import { tkeSubnetNotDedicated } from '../../../src/check/rules/tke-subnet-not-dedicated';
import { tkeUnknownNodes } from '../../../src/check/rules/tke-unknown-nodes';
import { tkeZoneAddresses } from '../../../src/check/rules/tke-zone-addresses';
import { tkeZoneMismatch } from '../../../src/check/rules/tke-zone-mismatch';
import type { EipSnapshot } from '../../../src/model/snapshot';
import { onSubnet, tke } from '../../backends/tke/stories';
import { claim, lease, type NodePoolStory, type Story, type WorkloadStory } from '../../support/answers';
import { testRules } from './rule-case';

const WEB = 'StatefulSet/web';
const ATTRIBUTES: EipSnapshot = { kind: 'attributes', isRetained: true };

const nodes = (more: Partial<NodePoolStory> = {}): readonly NodePoolStory[] => [
  { name: 'np1', zone: 'gz-3', count: 4, cpus: 4, interfaces: 4, ipsPerInterface: 10, ...more },
];

const pods = (max: number, more: Partial<WorkloadStory> = {}): readonly WorkloadStory[] => [
  {
    is: WEB,
    pools: ['zone3/db'],
    contract: 'same-name',
    replicas: { kind: 'ordinals', start: 0, count: Math.min(max, 2), max },
    ...more,
  },
];

const withNodes = (nodePools: readonly NodePoolStory[], story: Partial<Story> = {}): Story =>
  onSubnet({ nodePools, workloads: pods(2), ...story });

const IN_TWO_ZONES: Partial<Story> = {
  subnets: [
    { name: 'zone3', cidrs: ['172.16.0.0/24'], options: { tke: { id: 'subnet-3', zone: 'gz-3' } } },
    { name: 'zone4', cidrs: ['172.16.1.0/24'], options: { tke: { id: 'subnet-4', zone: 'gz-4' } } },
  ],
  pools: [
    { name: 'db', subnet: 'zone3' },
    { name: 'db', subnet: 'zone4' },
  ],
};

const BOTH = ['zone3/db', 'zone4/db'];

testRules('TKE capacity', [
  {
    // Four vCPUs carry one pod with an EIP each.
    rule: tkeEipCapacity,
    found: withNodes(nodes(), { workloads: pods(5, { eip: ATTRIBUTES }) }),
    says: 'Up to 5 pods with an EIP must be in the zone gz-3, whose nodes carry 4.',
    fine: withNodes(nodes(), { workloads: pods(4, { eip: ATTRIBUTES }) }),
  },
  {
    rule: tkeEipCapacity,
    found: withNodes(nodes({ count: 1, cpus: 48 }), { workloads: pods(10, { eip: ATTRIBUTES }) }),
    says: 'carry 9',
    fine: withNodes(nodes({ count: 1, cpus: 48 }), { workloads: pods(9, { eip: ATTRIBUTES }) }),
  },
  {
    // What may be in two zones is spread over both; what may be in one of them only takes its share first.
    rule: tkeEipCapacity,
    found: withNodes([...nodes({ count: 2 }), ...nodes({ name: 'np2', zone: 'gz-4', count: 2 })], {
      ...IN_TWO_ZONES,
      workloads: [...pods(2, { eip: ATTRIBUTES }), ...pods(3, { is: 'StatefulSet/b', pools: BOTH, eip: ATTRIBUTES })],
    }),
    says: 'Up to 5 pods with an EIP must be in the zones gz-3, gz-4 together, whose nodes carry 4.',
    fine: withNodes([...nodes({ count: 2 }), ...nodes({ name: 'np2', zone: 'gz-4', count: 2 })], {
      ...IN_TWO_ZONES,
      workloads: [...pods(2, { eip: ATTRIBUTES }), ...pods(2, { is: 'StatefulSet/b', pools: BOTH, eip: ATTRIBUTES })],
    }),
  },
  {
    // Without static addresses no subnet binds the pods: nodes of other zones carry them too.
    rule: tkeEipCapacity,
    found: withNodes([...nodes({ count: 2 }), ...nodes({ name: 'np2', zone: 'gz-4', count: 2 })], {
      workloads: pods(3, { eip: ATTRIBUTES }),
    }),
    says: 'carry 2',
    fine: withNodes([...nodes({ count: 2 }), ...nodes({ name: 'np2', zone: 'gz-4', count: 2 })], {
      backend: tke('3.4.7', { staticIp: false }),
      workloads: pods(3, { eip: ATTRIBUTES }),
    }),
  },
  {
    // An interface of ten addresses: 253 usable ones are enough for 25.
    rule: tkeNodeInterfaces,
    found: withNodes(nodes({ count: 26 })),
    says: 'The zone gz-3 has up to 26 nodes, but its subnets have room for the interfaces of 25.',
    fine: withNodes(nodes({ count: 25 })),
  },
  {
    rule: tkeNodeInterfaces,
    found: withNodes(nodes({ count: 26 })),
    says: 'room for the interfaces',
    fine: withNodes(nodes({ count: 26 }), { backend: tke('3.4.7', { networkMode: 'tke-direct-eni' }) }),
  },
  {
    // (4 - 1) x (10 - 1) for each of two nodes.
    rule: tkePodCapacity,
    found: withNodes(nodes({ count: 2 }), { workloads: pods(55), claims: [claim('zone3/db', WEB, { count: 55 })] }),
    says: 'Up to 55 pods must be in the zone gz-3, whose nodes carry 54.',
    fine: withNodes(nodes({ count: 2 }), { workloads: pods(54), claims: [claim('zone3/db', WEB, { count: 54 })] }),
  },
  {
    // Before 3.4.0 one interface only.
    rule: tkePodCapacity,
    found: withNodes(nodes({ count: 2 }), {
      backend: tke('3.3.9'),
      workloads: pods(19),
      claims: [claim('zone3/db', WEB, { count: 19 })],
    }),
    says: 'carry 18',
    fine: withNodes(nodes({ count: 2 }), {
      backend: tke('3.4.0'),
      workloads: pods(19),
      claims: [claim('zone3/db', WEB, { count: 19 })],
    }),
  },
  {
    rule: tkePodCapacity,
    found: withNodes([{ name: 'np1', zone: 'gz-3', count: 1, instanceType: 'SA2.LARGE8' }], {
      backend: tke('3.4.7', { networkMode: 'tke-direct-eni' }),
      workloads: pods(20),
      claims: [claim('zone3/db', WEB, { count: 20 })],
    }),
    says: 'carry 19',
    fine: withNodes([{ name: 'np1', zone: 'gz-3', count: 1, instanceType: 'SA2.LARGE8', podLimit: 20 }], {
      backend: tke('3.4.7', { networkMode: 'tke-direct-eni' }),
      workloads: pods(20),
      claims: [claim('zone3/db', WEB, { count: 20 })],
    }),
  },
  {
    // A /28 has 13 addresses, 3 of them for the interfaces of three nodes; two are kept for a workload that is gone.
    rule: tkeZoneAddresses,
    found: withNodes(nodes({ count: 3 }), {
      subnets: [{ name: 'zone3', cidrs: ['172.16.0.0/28'], options: { tke: { id: 'subnet-3', zone: 'gz-3' } } }],
      workloads: pods(9),
      claims: [
        claim('zone3/db', WEB, { count: 9 }),
        claim('zone3/db', 'StatefulSet/gone', { count: 2, state: 'retained' }),
      ],
    }),
    says: '11 claims, head-room and what is kept included, must be in the zone gz-3, whose subnets leave 10 addresses',
    fine: withNodes(nodes({ count: 3 }), {
      subnets: [{ name: 'zone3', cidrs: ['172.16.0.0/28'], options: { tke: { id: 'subnet-3', zone: 'gz-3' } } }],
      workloads: pods(8),
      claims: [
        claim('zone3/db', WEB, { count: 8 }),
        claim('zone3/db', 'StatefulSet/gone', { count: 2, state: 'retained' }),
      ],
    }),
  },
  {
    // The address of a bare Pod counts too.
    rule: tkeZoneAddresses,
    found: withNodes(nodes({ count: 12 }), {
      subnets: [{ name: 'zone3', cidrs: ['172.16.0.0/28'], options: { tke: { id: 'subnet-3', zone: 'gz-3' } } }],
      workloads: [...pods(1), { is: 'Pod/licence', pools: ['zone3/db'], replicas: { kind: 'one' }, contract: 'exact' }],
      claims: [claim('zone3/db', WEB, { count: 1 })],
      leases: [lease('172.16.0.7', 'Pod/licence')],
    }),
    says: '2 claims',
    fine: withNodes(nodes({ count: 11 }), {
      subnets: [{ name: 'zone3', cidrs: ['172.16.0.0/28'], options: { tke: { id: 'subnet-3', zone: 'gz-3' } } }],
      workloads: [...pods(1), { is: 'Pod/licence', pools: ['zone3/db'], replicas: { kind: 'one' }, contract: 'exact' }],
      claims: [claim('zone3/db', WEB, { count: 1 })],
      leases: [lease('172.16.0.7', 'Pod/licence')],
    }),
  },
  {
    rule: tkeEniQuota,
    found: withNodes(nodes({ count: 1001 })),
    says: 'need at least 1001 interfaces; the VPC may have 1000',
    fine: withNodes(nodes({ count: 1001 }), { backend: tke('3.4.7', { vpcEniQuota: 1500 }) }),
  },
  {
    // With exclusive interfaces each pod has one, however many nodes there are.
    rule: tkeEniQuota,
    found: withNodes(nodes(), {
      backend: tke('3.4.7', { networkMode: 'tke-direct-eni', vpcEniQuota: 10 }),
      workloads: pods(11),
      claims: [claim('zone3/db', WEB, { count: 11 })],
    }),
    says: 'need at least 11 interfaces',
    fine: withNodes(nodes({ count: 11 }), {
      backend: tke('3.4.7', { networkMode: 'tke-direct-eni', vpcEniQuota: 10 }),
      claims: [claim('zone3/db', WEB, { count: 10 })],
    }),
  },
  {
    rule: tkeZoneMismatch,
    found: withNodes(nodes({ zone: 'gz-6' })),
    says: 'No subnet is declared in gz-6, the zone of np1.',
    fine: withNodes(nodes()),
  },
  {
    rule: tkeZoneMismatch,
    found: withNodes([{ name: 'np1' }], {
      subnets: [{ name: 'zone3', cidrs: ['172.16.0.0/24'], options: { tke: { id: 'subnet-3' } } }],
    }),
    says: 'The zone of the subnet prod/zone3 is not said.',
    fine: onSubnet({ workloads: pods(2) }),
  },
  {
    rule: tkeUnknownNodes,
    found: withNodes([{ name: 'np1', zone: 'gz-3', instanceType: 'S9.LARGE8' }], {
      workloads: pods(2, { eip: ATTRIBUTES }),
    }),
    says: 'does not say its cpus, podLimit, ipsPerInterface, and of its instance type S9.LARGE8 they are not known here.',
    fine: withNodes([{ name: 'np1', zone: 'gz-3', instanceType: 'SA2.LARGE8' }], {
      workloads: pods(2, { eip: ATTRIBUTES }),
    }),
  },
  {
    rule: tkeConfigMapOwner,
    found: onSubnet({ masqAgents: [{}] }),
    says: 'TKE may add the CIDRs of the VPC to the ConfigMap ip-masq-agent-config',
    fine: onSubnet({ masqAgents: [{}], backend: tke('3.4.7', { skipAddingNonMasqueradeCidrs: true }) }),
  },
  {
    rule: tkeSubnetNotDedicated,
    found: withNodes(nodes({ subnetId: 'subnet-1a2b3c4d' })),
    says: 'The nodes of np1 are in subnet-1a2b3c4d, the container subnet prod/zone3.',
    fine: withNodes(nodes({ subnetId: 'subnet-9z8y7x6w' })),
  },
  {
    rule: tkeSubnetNotDedicated,
    found: onSubnet({
      subnets: [
        { name: 'zone3', cidrs: ['172.16.0.0/24'], options: { tke: { id: 'subnet-3' } } },
        { name: 'again', cidrs: ['172.16.1.0/24'], options: { tke: { id: 'subnet-3' } } },
      ],
    }),
    says: 'The cloud subnet subnet-3 is declared as prod/zone3 already.',
    fine: onSubnet(IN_TWO_ZONES),
  },
]);
