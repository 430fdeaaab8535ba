import { describe, expect, test } from 'vitest';
import { KUBE_OVN_DOORS } from '../../../src/backends/kube-ovn/doors';
import { kubeOvnPin } from '../../../src/backends/kube-ovn/render-pin';
import type { EipFromPool } from '../../../src/model/snapshot';
import { answerOf, lease, ownerIs } from '../../support/answers';
import { kubeOvn } from '../kube-ovn/stories';
import { ApiServer, type Manifest } from './api-server';
import { controlledBy, PERSON, rulesOf, STATEFUL_SET_CONTROLLER, stranger } from './requests';

const NET1 = 'net1.shop.ovn';
const VM = 'VirtualMachine/erp';
const REDIS = 'StatefulSet/redis';

const publics: EipFromPool = {
  kind: 'pool',
  nic: 'eip',
  pools: ['prod/external/public'],
  network: 'prod',
  families: [4],
  isRetained: false,
};

/** A StatefulSet with a second interface and public addresses, and a machine that has one attachment twice. */
const answer = answerOf({
  backend: kubeOvn('1.16'),
  subnets: [
    { name: 'pods', cidrs: ['10.1.0.0/24'] },
    { name: 'storage', cidrs: ['10.9.0.0/24'], options: { kubeOvn: { provider: NET1 } } },
    { name: 'external', cidrs: ['203.0.113.0/24'], options: { kubeOvn: { vlan: 'vlan204' } } },
  ],
  pools: [
    { name: 'db', subnet: 'pods' },
    { name: 'db', subnet: 'storage' },
    { name: 'public', subnet: 'external' },
  ],
  workloads: [
    {
      is: REDIS,
      pools: ['pods/db'],
      replicas: { kind: 'ordinals', start: 0, count: 2, max: 2 },
      interfaces: [{ pools: ['storage/db'], nic: NET1 }],
      eip: publics,
    },
    {
      is: VM,
      pools: ['pods/db'],
      replicas: { kind: 'one' },
      interfaces: [
        { pools: ['storage/db'], nic: `${NET1}.eth1` },
        { pools: ['storage/db'], nic: `${NET1}.eth2`, macAddresses: { 0: '00:00:00:4d:b4:37' } },
      ],
    },
  ],
  leases: [
    lease('10.1.0.4..10.1.0.5', REDIS, { first: 0 }),
    lease('10.1.0.9', VM),
    lease('10.9.0.4..10.9.0.5', REDIS, { first: 0, nic: NET1 }),
    lease('10.9.0.8', VM, { nic: `${NET1}.eth1` }),
    lease('10.9.0.9', VM, { nic: `${NET1}.eth2` }),
    lease('203.0.113.4..203.0.113.5', REDIS, { first: 0, nic: 'eip' }),
  ],
});

const server = new ApiServer(answer, KUBE_OVN_DOORS);

const pinOf = (is: string): Readonly<Record<string, string>> =>
  kubeOvnPin(answer.snapshot.workloads.find(({ owner }) => owner === ownerIs(is))!, answer).annotations;

const launcher = (annotations: Readonly<Record<string, string>>): Manifest => ({
  metadata: { name: 'virt-launcher-erp-x', annotations, ...controlledBy('VirtualMachineInstance', 'erp') },
});

describe('pods with several interfaces', () => {
  test('get the addresses of all of them', () => {
    const redis = { name: 'redis-0', annotations: pinOf(REDIS), ...controlledBy('StatefulSet', 'redis') };
    expect(rulesOf(server.admit({ object: { metadata: redis }, user: STATEFUL_SET_CONTROLLER }))).toEqual([]);
    expect(rulesOf(server.admit({ object: launcher(pinOf(VM)), user: PERSON }))).toEqual([]);
    expect(pinOf(VM)).toMatchObject({
      'net1.shop.kubernetes.io/ip_address.eth1': '10.9.0.8',
      'net1.shop.kubernetes.io/ip_address.eth2': '10.9.0.9',
    });
  });

  test('get nobody else’s on any of them', () => {
    const greedy = { ...pinOf(VM), 'net1.shop.kubernetes.io/ip_address.eth2': '10.9.0.4' };
    expect(rulesOf(server.admit({ object: launcher(greedy), user: PERSON }))).toContain('IPAM506');
  });

  test.each([
    [
      'of a further interface',
      { [`${NET1}.kubernetes.io/logical_switch`]: 'storage', [`${NET1}.kubernetes.io/ip_pool`]: '10.9.0.5' },
    ],
    ['of one interface of several', { 'net1.shop.kubernetes.io/ip_address.eth7': '10.9.0.8' }],
    [
      'that is public',
      { 'ovn.kubernetes.io/logical_switch': 'external', 'ovn.kubernetes.io/ip_address': '203.0.113.4' },
    ],
    ['that is public, by the annotation of the default VPC', { 'ovn.kubernetes.io/eip': '203.0.113.4' }],
  ])('a stranger gets no address %s', (_, annotations) => {
    expect(rulesOf(server.admit(stranger(annotations)))).toContain('IPAM506');
  });
});
