import { describe, expect, test } from 'vitest';
import type { CniDoors } from '../../../src/backends/admission/cni-doors';
import { KUBE_OVN_DOORS } from '../../../src/backends/kube-ovn/doors';
import { kubeOvnPin } from '../../../src/backends/kube-ovn/render-pin';
import { Cidr } from '../../../src/net/cidr';
import { RangeSet } from '../../../src/net/range-set';
import { answerOf, lease, ownerIs } from '../../support/answers';
import { onSubnet } from '../kube-ovn/stories';
import { ApiServer, type Manifest } from './api-server';
import {
  controlledBy,
  KUBE_OVN_CONTROLLER,
  KUBELET,
  PERSON,
  REPLICA_SET_CONTROLLER,
  rulesOf,
  STATEFUL_SET_CONTROLLER,
  stranger,
} from './requests';

const IP_POOL = 'ovn.kubernetes.io/ip_pool';
const IP_ADDRESS = 'ovn.kubernetes.io/ip_address';
const SWITCH = 'ovn.kubernetes.io/logical_switch';
const NETWORKS = 'k8s.v1.cni.cncf.io/networks';

/** Two families; a set of three, one of a hundred whose list is long, a Deployment, a bare pod with a MAC, and a VM. */
const answer = answerOf(
  onSubnet(['172.23.0.0/22', 'fd00:23::/64'], {
    workloads: [
      { is: 'StatefulSet/redis', pools: ['pods/db'] },
      { is: 'StatefulSet/big', pools: ['pods/db'], replicas: { kind: 'ordinals', start: 0, count: 99, max: 100 } },
      {
        is: 'Deployment/web',
        pools: ['pods/db'],
        replicas: { kind: 'set', count: 2, max: 3 },
        contract: 'set',
        families: [4],
      },
      {
        is: 'Pod/legacy',
        pools: ['pods/db'],
        replicas: { kind: 'one' },
        families: [4],
        macAddresses: { 0: '02:00:00:00:00:01' },
      },
      { is: 'VirtualMachine/erp', pools: ['pods/db'], replicas: { kind: 'one' }, families: [4] },
    ],
    leases: [
      lease('172.23.0.2..4', 'StatefulSet/redis', { first: 0 }),
      lease('172.23.0.10..12', 'Deployment/web'),
      lease('172.23.0.20', 'Pod/legacy'),
      lease('172.23.0.21', 'VirtualMachine/erp'),
      lease('172.23.0.30', 'StatefulSet/gone', { first: 0, state: 'retained' }),
      lease('172.23.0.5', 'StatefulSet/redis', { first: 3, state: 'released' }),
      lease('172.23.1.0..99', 'StatefulSet/big', { first: 0 }),
      lease('fd00:23::2..fd00:23::4', 'StatefulSet/redis', { first: 0 }),
      lease('fd00:23::100..fd00:23::163', 'StatefulSet/big', { first: 0 }),
    ],
  }),
);

const server = new ApiServer(answer, KUBE_OVN_DOORS);

const pinOf = (is: string): Readonly<Record<string, string>> =>
  kubeOvnPin(answer.snapshot.workloads.find(({ owner }) => owner === ownerIs(is))!, answer).annotations;

const podOf = (set: string, ordinal: number, annotations = pinOf(`StatefulSet/${set}`)): Manifest => ({
  metadata: { name: `${set}-${ordinal}`, annotations, ...controlledBy('StatefulSet', set) },
});

const bySet = (object: Manifest) => ({ object, user: STATEFUL_SET_CONTROLLER });

describe('the owners get their addresses', () => {
  test.each([
    ['a pod of a StatefulSet', bySet(podOf('redis', 0))],
    ['one of a hundred, whose list is compared to the letter', bySet(podOf('big', 99))],
    [
      'a pod whose template is of the commit before',
      bySet(podOf('redis', 0, { [SWITCH]: 'pods', [IP_POOL]: '172.23.0.2,fd00:23::2' })),
    ],
    [
      'a pod of a Deployment',
      {
        object: {
          metadata: {
            name: 'web-5c9f7b-x2x2x',
            annotations: pinOf('Deployment/web'),
            ...controlledBy('ReplicaSet', 'web-5c9f7b'),
          },
        },
        user: REPLICA_SET_CONTROLLER,
      },
    ],
    [
      'a bare pod, with its MAC address',
      { object: { metadata: { name: 'legacy', annotations: pinOf('Pod/legacy') } }, user: PERSON },
    ],
    [
      'a launcher pod',
      {
        object: {
          metadata: {
            name: 'virt-launcher-erp-x',
            annotations: pinOf('VirtualMachine/erp'),
            ...controlledBy('VirtualMachineInstance', 'erp'),
          },
        },
        user: 'system:serviceaccount:kubevirt:kubevirt-controller',
      },
    ],
  ])('%s', (_, request) => {
    expect(server.admit(request)).toEqual({ stored: request.object });
  });

  test('Kube-OVN writes what it gave on running pods and Namespaces', () => {
    const written = {
      ...pinOf('StatefulSet/redis'),
      [IP_ADDRESS]: '172.23.0.2',
      'ovn.kubernetes.io/mac_address': '02:00:00:00:00:01',
    };
    const oldObject = podOf('redis', 0);
    expect(server.admit({ object: podOf('redis', 0, written), oldObject, user: KUBE_OVN_CONTROLLER })).toHaveProperty(
      'stored',
    );
    const namespace = { metadata: { name: 'shop', annotations: { [IP_POOL]: 'pods-leases', [SWITCH]: 'pods' } } };
    const request = { object: namespace, oldObject: { metadata: { name: 'shop' } }, resource: 'namespaces' } as const;
    expect(server.admit({ ...request, user: KUBE_OVN_CONTROLLER })).toHaveProperty('stored');
  });

  test('a pod that carries what Kube-OVN wrote is updated by others', () => {
    const annotations = { [IP_ADDRESS]: '172.23.0.2', [SWITCH]: 'pods' };
    const before = { metadata: { name: 'redis-0', annotations } };
    const after = { metadata: { name: 'redis-0', annotations: { ...annotations, seen: 'yes' } } };
    for (const subResource of [undefined, 'status'])
      expect(
        server.admit({ object: after, oldObject: before, user: KUBELET, ...(subResource && { subResource }) }),
      ).toHaveProperty('stored');
  });
});

describe('while a sync is under way', () => {
  const admitted = (set: string, list: string) =>
    rulesOf(server.admit(bySet(podOf(set, 0, { [SWITCH]: 'pods', [IP_POOL]: list }))));
  const items = pinOf('StatefulSet/big')[IP_POOL]!.split(';');

  test('a set that shrinks may carry what it had, which is kept for it', () => {
    expect(admitted('redis', `${pinOf('StatefulSet/redis')[IP_POOL]!};172.23.0.5,fd00:23::99`)).toEqual([]);
  });

  test('a set that grows may carry the list that it had', () => {
    expect(admitted('big', items.slice(0, 60).join(';'))).toEqual([]);
    expect(admitted('big', items.slice(0, 2).join(';'))).toEqual([]);
  });

  test('a list that is cut within an address is looked into', () => {
    const cut = (text: string) => text.slice(0, -1);
    expect(admitted('redis', '172.23.0.2,fd00:23::2;172.23.0.3')).toEqual([]);
    expect(admitted('big', cut(items.slice(0, 12).join(';')))).toEqual([]);
    expect(admitted('big', `${items.slice(0, 60).join(';')};172.23.0.2`)).toEqual(['IPAM506']);
  });
});

describe('strangers keep what is theirs', () => {
  test.each([
    ['no annotations at all', {}],
    ['an address without a line', { [IP_ADDRESS]: '172.23.0.200' }],
    ['a subnet', { [SWITCH]: 'pods' }],
    ['an address of a subnet that is not ours', { [SWITCH]: 'theirs', [IP_ADDRESS]: '172.23.0.2' }],
    ['a pool that is not ours', { [IP_POOL]: 'their-pool' }],
    ['a MAC address of their own', { 'ovn.kubernetes.io/mac_address': '02:00:00:00:00:02' }],
    ['networks by name', { [NETWORKS]: 'shop/net1@eth1, net2' }],
    [
      'networks in JSON',
      {
        [NETWORKS]:
          '[{"name":"net1","namespace":"shop","ips":["10.9.0.5/24"],"mac":"02:00:00:00:00:09","cni-args":{"url":"http://10.9.0.1:80/"}}]',
      },
    ],
    ['a Vip, which administrators make', { 'ovn.kubernetes.io/vip': 'shared' }],
  ])('%s', (_, annotations) => {
    expect(server.admit(stranger(annotations))).toHaveProperty('stored');
  });

  test('networks of a running pod change, as virtual machines are given further ones', () => {
    const pod = (value: string) => ({ metadata: { name: 'vm', annotations: { [NETWORKS]: value } } });
    const request = { user: PERSON, namespace: 'elsewhere', oldObject: pod('net1') };
    expect(server.admit({ ...request, object: pod('net1,net2') })).toHaveProperty('stored');
    expect(rulesOf(server.admit({ ...request, object: pod('[{"name":"net1","ips":["172.23.0.2"]}]') }))).toEqual([
      'IPAM506',
    ]);
  });
});

describe('thefts', () => {
  const json = (more: string) => ({ [NETWORKS]: `[{"name":"net1",${more}}]` });

  test.each([
    ['ip_address', { [IP_ADDRESS]: '172.23.0.2' }, 'IPAM506'],
    ['in its subnet', { [SWITCH]: 'pods', [IP_ADDRESS]: '172.23.0.2' }, 'IPAM506'],
    ['in what is no name of a subnet', { [SWITCH]: 'theirs,pods', [IP_ADDRESS]: '172.23.0.2' }, 'IPAM506'],
    ['of two families', { [IP_ADDRESS]: '172.23.0.200,fd00:23::3' }, 'IPAM506'],
    ['in another spelling', { [IP_ADDRESS]: 'FD00:0023::0003' }, 'IPAM506'],
    ['IPv4-mapped', { [IP_ADDRESS]: '::ffff:172.23.0.2' }, 'IPAM508'],
    ['with a leading zero', { [IP_ADDRESS]: '172.23.0.02' }, 'IPAM508'],
    ['with a mask', { [IP_ADDRESS]: '172.23.0.2/22' }, 'IPAM508'],
    ['kept for somebody gone', { [IP_ADDRESS]: '172.23.0.30' }, 'IPAM506'],
    ['in a list', { [IP_POOL]: '172.23.0.200,172.23.0.2' }, 'IPAM506'],
    ['in a list of pairs', { [IP_POOL]: '172.23.0.200,fd00:23::c8;172.23.0.201,fd00:23::2' }, 'IPAM506'],
    ['the whole list of another', { [SWITCH]: 'pods', [IP_POOL]: pinOf('StatefulSet/redis')[IP_POOL]! }, 'IPAM506'],
    ['the pool of all leases', { [IP_POOL]: 'pods-leases' }, 'IPAM507'],
    ['for another network', { 'net1.shop.ovn.kubernetes.io/ip_address': '172.23.0.2' }, 'IPAM506'],
    ['for one interface', { 'net1.shop.kubernetes.io/ip_address.eth1': '172.23.0.2' }, 'IPAM506'],
    ['as a further address of its port', { 'ovn.kubernetes.io/port_vips': '172.23.0.2' }, 'IPAM506'],
    ['as its public address', { 'ovn.kubernetes.io/eip': '172.23.0.2' }, 'IPAM506'],
    ['through a door of Calico', { 'cni.projectcalico.org/ipAddrs': '["172.23.0.2"]' }, 'IPAM506'],
    ['through Multus', json('"ips":["172.23.0.2"]'), 'IPAM506'],
    ['through Multus, with a mask', json('"ips": [ "172.23.0.2/22" ]'), 'IPAM506'],
    ['through Multus, by a key in capitals', json('"IPS":["fd00:23::2/64"]'), 'IPAM506'],
    ['through Multus, with an escape', json(String.raw`"ips":["172.23.0.\u0032"]`), 'IPAM508'],
    ['through Multus, IPv4-mapped', json('"ips":["::ffff:172.23.0.2"]'), 'IPAM508'],
    [
      'through the default network',
      { 'v1.multus-cni.io/default-network': '[{"name":"ovn","ips":["172.23.0.2"]}]' },
      'IPAM506',
    ],
    ['a MAC address', { 'ovn.kubernetes.io/mac_address': '02:00:00:00:00:01' }, 'IPAM512'],
    ['a MAC address in another spelling', { 'ovn.kubernetes.io/mac_address': '0200.0000.0001' }, 'IPAM512'],
    ['a MAC address through Multus', json('"mac":"02:00:00:00:00:01"'), 'IPAM512'],
  ])('%s', (_, annotations, rule) => {
    expect(rulesOf(server.admit(stranger(annotations)))).toContain(rule);
  });

  test("a StatefulSet with its own list and one address of another's", () => {
    const list = `${pinOf('StatefulSet/redis')[IP_POOL]};172.23.0.10,fd00:23::100`;
    expect(rulesOf(server.admit(bySet(podOf('redis', 3, { [SWITCH]: 'pods', [IP_POOL]: list }))))).toEqual(['IPAM506']);
  });

  test('a StatefulSet that outgrows its list', () => {
    expect(rulesOf(server.admit(bySet(podOf('redis', 3))))).toEqual(['IPAM503']);
    expect(rulesOf(server.admit(bySet(podOf('big', 100))))).toEqual(['IPAM503']);
    expect(server.admit(bySet(podOf('big', 99)))).toHaveProperty('stored');
  });

  test('by our label, which says nothing here', () => {
    const labels = { 'cdk8s-ipam.dev/managed': 'true' };
    const object = { metadata: { name: 'thief', labels, annotations: { [IP_ADDRESS]: '172.23.0.2' } } };
    expect(rulesOf(server.admit({ object, user: PERSON }))).toEqual(['IPAM506']);
  });

  test("a StatefulSet with another's list", () => {
    expect(rulesOf(server.admit(bySet(podOf('redis', 0, pinOf('StatefulSet/big')))))).toEqual(['IPAM506']);
  });

  test('its list, by anybody but the StatefulSet controller', () => {
    const object = { metadata: { ...podOf('redis', 0).metadata, name: 'redis-x' } };
    expect(rulesOf(server.admit({ object, user: PERSON }))).toEqual(['IPAM506']);
  });

  test('the name of a pod, in the moment in which it is made anew', () => {
    const named = (name: string) => ({ object: { metadata: { name } }, user: PERSON });
    expect(rulesOf(server.admit(named('redis-1')))).toEqual(['IPAM514']);
    expect(rulesOf(server.admit({ object: podOf('redis', 1, {}), user: PERSON }))).toEqual(['IPAM514']);
    for (const name of ['redis', 'redis-a', 'cache-1', 'redis-1-x'])
      expect(server.admit(named(name)), name).toHaveProperty('stored');
    expect(server.admit({ ...named('redis-1'), namespace: 'elsewhere' })).toHaveProperty('stored');
  });

  test.each(['erp', 'redis-1'])('the port of another, %s, by what Kube-OVN writes for virtual machines', (name) => {
    const request = stranger({ 'ovn.kubernetes.io/virtualmachine': name });
    expect(rulesOf(server.admit({ ...request, namespace: 'shop' }))).toEqual(['IPAM514']);
    expect(server.admit(request)).toHaveProperty('stored');
  });

  test('a Namespace whose pods would be served from the pool of leases', () => {
    const object = { metadata: { name: 'elsewhere', annotations: { [IP_POOL]: 'their-pool,pods-leases' } } };
    const request = { object, user: PERSON, namespace: 'elsewhere', resource: 'namespaces' } as const;
    expect(rulesOf(server.admit(request))).toEqual(['IPAM507']);
    expect(rulesOf(server.admit({ ...request, oldObject: { metadata: { name: 'elsewhere' } } }))).toEqual(['IPAM507']);
  });

  test('a running pod that is told another address or subnet, or is made to forget its own', () => {
    const pod = (annotations: Record<string, string>) => ({ metadata: { name: 'a', annotations } });
    const update = (annotations: Record<string, string>) =>
      rulesOf(
        server.admit({
          user: PERSON,
          namespace: 'elsewhere',
          oldObject: pod({ [SWITCH]: 'theirs', [IP_ADDRESS]: '172.23.0.2' }),
          object: pod(annotations),
        }),
      );
    expect(update({ [SWITCH]: 'theirs', [IP_ADDRESS]: '172.23.0.3' })).toEqual(['IPAM509']);
    expect(update({ [SWITCH]: 'pods', [IP_ADDRESS]: '172.23.0.2' })).toEqual(['IPAM509']);
    expect(update({ [SWITCH]: 'theirs' })).toEqual(['IPAM509']);
  });
});

/** Two VPCs with the same addresses: redis has its own in `a`, and somebody else has them in `b`. */
describe('subnets that do not know of each other', () => {
  const same = RangeSet.of(Cidr.of('10.0.0.0/30'));
  const cni: CniDoors = {
    ...KUBE_OVN_DOORS,
    scopeOf: () => ({
      addresses: new Map([
        ['a', same],
        ['b', same],
      ]),
      pools: [],
      grants: [
        {
          identity: { cluster: 'prod', namespace: 'shop', kind: 'StatefulSet', name: 'redis' },
          addresses: new Map([['a', same.cidrs()]]),
          says: new Map([[IP_POOL, 'a 10.0.0.1,10.0.0.2']]),
        },
      ],
    }),
  };
  const vpcs = new ApiServer({ ...answer }, cni);
  const admitted = (annotations: Record<string, string>) => rulesOf(vpcs.admit(bySet(podOf('redis', 0, annotations))));

  test.each(['10.0.0.1', '10.0.0.1,10.0.0.2'])('%s is its own where it says so', (list) => {
    expect(admitted({ [SWITCH]: 'a', [IP_POOL]: list })).toEqual([]);
    expect(admitted({ [SWITCH]: 'b', [IP_POOL]: list })).toEqual(['IPAM506']);
    expect(admitted({ [IP_POOL]: list })).toEqual(['IPAM506']);
    expect(admitted({ [SWITCH]: 'c', [IP_POOL]: list })).toEqual([]);
  });
});
