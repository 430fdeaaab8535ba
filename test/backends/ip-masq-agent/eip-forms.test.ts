import { expect, test } from 'vitest';
import { sourceCidrs } from '../../../src/backends/ip-masq-agent/source-cidrs';
import type { EipSnapshot } from '../../../src/model/snapshot';
import { answerOf, lease } from '../../support/answers';
import { kubeOvn } from '../kube-ovn/stories';

const FORMS: readonly EipSnapshot[] = [
  { kind: 'attributes', isRetained: false },
  { kind: 'inventory', inventory: 'prod/eips', isRetained: false },
  {
    kind: 'pool',
    nic: 'eip',
    pools: ['prod/external/public'],
    network: 'prod',
    families: [4],
    isRetained: false,
  },
];

/** redis with a public address for each pod, a second interface, and a neighbour without one. */
const sourcesOf = (eip: EipSnapshot): string[] =>
  sourceCidrs(
    'prod',
    answerOf({
      backend: kubeOvn(),
      subnets: [
        { name: 'pods', cidrs: ['10.1.0.0/24'] },
        { name: 'storage', cidrs: ['10.9.0.0/24'], options: { kubeOvn: { provider: 'net1.shop.ovn' } } },
        { name: 'external', cidrs: ['203.0.113.0/24'] },
      ],
      pools: [
        { name: 'db', subnet: 'pods' },
        { name: 'db', subnet: 'storage' },
        { name: 'public', subnet: 'external' },
      ],
      workloads: [
        {
          is: 'StatefulSet/redis',
          pools: ['pods/db'],
          eip,
          interfaces: [{ pools: ['storage/db'], nic: 'net1.shop.ovn' }],
        },
        { is: 'Pod/ledger', pools: ['pods/db'], replicas: { kind: 'one' } },
      ],
      leases: [
        lease('10.1.0.4..10.1.0.6', 'StatefulSet/redis', { first: 0 }),
        lease('10.1.0.7', 'Pod/ledger'),
        lease('10.9.0.4..10.9.0.6', 'StatefulSet/redis', { first: 0, nic: 'net1.shop.ovn' }),
        lease('203.0.113.4..203.0.113.6', 'StatefulSet/redis', { first: 0, nic: 'eip' }),
      ],
    }),
  ).map(String);

test.each(FORMS)(
  'the sources follow an EIP binding of the form $kind: the first interface, and nothing else',
  (eip) => {
    expect(sourcesOf(eip)).toEqual(['10.1.0.4/31', '10.1.0.6/32']);
  },
);
