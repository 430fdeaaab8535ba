import { describe, expect, test } from 'vitest';
import { CALICO_DOORS } from '../../../src/backends/calico/doors';
import { versionOf } from '../../../src/model/version';
import { answerOf, lease } from '../../support/answers';
import { onPool } from '../calico/stories';
import { ApiServer, type Manifest } from './api-server';
import { controlledBy, PERSON, REPLICA_SET_CONTROLLER, rulesOf, STATEFUL_SET_CONTROLLER, stranger } from './requests';

const MANAGED = { 'cdk8s-ipam.dev/managed': 'true' };
const IP_ADDRS = 'cni.projectcalico.org/ipAddrs';

/** redis-0 … redis-2 with two families, head-room for redis-3, a bare pod, a VM, and a Deployment with a pool of its own. */
const story = onPool(['172.23.19.0/28', 'fd00:23::/124'], {
  cluster: { mutatingAdmissionPolicy: 'v1' },
  pools: [
    { name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28', 'fd00:23::/124'], objectName: 'db' },
    { name: 'web', subnet: 'pods', cidrs: ['172.23.20.0/28'], objectName: 'web' },
  ],
  workloads: [
    { is: 'StatefulSet/redis', pools: ['pods/db'], replicas: { kind: 'ordinals', start: 0, count: 3, max: 4 } },
    { is: 'Pod/legacy', pools: ['pods/db'], replicas: { kind: 'one' }, families: [4] },
    { is: 'VirtualMachine/erp', pools: ['pods/db'], replicas: { kind: 'one' }, families: [4] },
    { is: 'Deployment/web', pools: ['pods/web'], replicas: { kind: 'set', count: 2, max: 4 }, contract: 'set' },
  ],
  leases: [
    lease('172.23.19.0..2', 'StatefulSet/redis', { first: 0 }),
    lease('172.23.19.3', 'StatefulSet/redis', { first: 3, state: 'headroom' }),
    lease('172.23.19.4', 'StatefulSet/gone', { first: 0, state: 'retained' }),
    lease('172.23.19.8', 'Pod/legacy'),
    lease('172.23.19.9', 'VirtualMachine/erp'),
    lease('172.23.20.0..3', 'Deployment/web'),
    lease('fd00:23::..fd00:23::3', 'StatefulSet/redis', { first: 0 }),
  ],
});

const server = new ApiServer(answerOf(story), CALICO_DOORS);

const redis = (name: string): Manifest => ({
  metadata: { name, labels: { ...MANAGED, app: 'redis' }, ...controlledBy('StatefulSet', 'redis') },
});

const web = (annotations: Record<string, string>): Manifest => ({
  metadata: { annotations, ...controlledBy('ReplicaSet', 'web-5c9f7b') },
});

describe('the owners get their addresses', () => {
  test('each pod of the StatefulSet is given its own, of both families', () => {
    expect(server.admit({ object: redis('redis-1'), user: STATEFUL_SET_CONTROLLER })).toEqual({
      stored: {
        metadata: { ...redis('redis-1').metadata, annotations: { [IP_ADDRS]: '["172.23.19.1","fd00:23::1"]' } },
      },
    });
  });

  test('so is a pod in head-room, when something scales the set up', () => {
    expect(server.admit({ object: redis('redis-3'), user: STATEFUL_SET_CONTROLLER })).toHaveProperty('stored');
  });

  test('what the template says of addresses is overwritten, its other annotations stay', () => {
    const { metadata } = redis('redis-0');
    const object = { metadata: { ...metadata, annotations: { [IP_ADDRS]: '["172.23.19.8"]', team: 'a' } } };
    expect(server.admit({ object, user: STATEFUL_SET_CONTROLLER })).toMatchObject({
      stored: { metadata: { annotations: { [IP_ADDRS]: '["172.23.19.0","fd00:23::"]', team: 'a' } } },
    });
  });

  test('a bare pod by its name and a virtual machine by its owner, whoever makes them', () => {
    const pod = { metadata: { name: 'legacy', labels: MANAGED, annotations: { [IP_ADDRS]: '["172.23.19.8"]' } } };
    expect(server.admit({ object: pod, user: PERSON })).toEqual({ stored: pod });
    const launcher = {
      metadata: {
        labels: { ...MANAGED, 'vm.kubevirt.io/name': 'erp' },
        annotations: { [IP_ADDRS]: '["172.23.19.9"]' },
        ...controlledBy('VirtualMachineInstance', 'erp'),
      },
    };
    expect(server.admit({ object: launcher, user: 'system:serviceaccount:kubevirt:kubevirt-controller' })).toEqual({
      stored: launcher,
    });
  });

  test('the pods of a Deployment may name its pool', () => {
    const object = web({ 'cni.projectcalico.org/ipv4pools': '["web"]' });
    expect(server.admit({ object, user: REPLICA_SET_CONTROLLER })).toEqual({ stored: object });
  });
});

describe('strangers keep what is theirs', () => {
  test.each([
    ['no annotations at all', {}],
    ['an address outside every pool', { [IP_ADDRS]: '["172.23.77.1"]' }],
    ['an address in another spelling', { [IP_ADDRS]: '[ "fd00:0077::1" ]' }],
    ['a pool that is not managed', { 'cni.projectcalico.org/ipv4pools': '["default-ipv4-ippool", "10.0.0.0/8"]' }],
    ['a pool whose name looks like an address', { 'cni.projectcalico.org/ipv4pools': '["10.0.0.300"]' }],
    ['an empty list', { 'cni.projectcalico.org/ipv4pools': '[]' }],
    ['what Calico writes after the fact', { 'cni.projectcalico.org/podIP': '172.23.19.1/32' }],
    ['a pool of Kube-OVN', { 'ovn.kubernetes.io/ip_pool': 'cafe' }],
  ])('%s', (_, annotations) => {
    expect(server.admit(stranger(annotations))).toHaveProperty('stored');
  });

  test('updates of a pod that leave the address annotations alone pass', () => {
    const before = { metadata: { name: 'redis-0', annotations: { [IP_ADDRS]: '["172.23.19.0","fd00:23::"]' } } };
    const after = { metadata: { ...before.metadata, labels: { colour: 'blue' } } };
    expect(server.admit({ object: after, oldObject: before, user: PERSON })).toHaveProperty('stored');
  });

  test('a Namespace that already names a managed pool can still be changed otherwise', () => {
    const annotations = { 'cni.projectcalico.org/ipv4pools': '["db"]' };
    const request = { user: PERSON, namespace: 'elsewhere', resource: 'namespaces' } as const;
    const oldObject = { metadata: { name: 'elsewhere', annotations } };
    const object = { metadata: { name: 'elsewhere', annotations, labels: { a: 'b' } } };
    expect(server.admit({ ...request, object, oldObject })).toHaveProperty('stored');
  });
});

describe('thefts from another namespace', () => {
  test.each([
    ['ipAddrs', { [IP_ADDRS]: '["172.23.19.1"]' }, 'IPAM506'],
    ['one address of two', { [IP_ADDRS]: '["10.0.0.1","fd00:23::2"]' }, 'IPAM506'],
    ['an address of the pool that nobody has yet', { [IP_ADDRS]: '["172.23.19.12"]' }, 'IPAM506'],
    ['an address that is kept for somebody gone', { [IP_ADDRS]: '["172.23.19.4"]' }, 'IPAM506'],
    ['an address of a Deployment', { [IP_ADDRS]: '["172.23.20.1"]' }, 'IPAM506'],
    ['ipAddrsNoIpam', { 'cni.projectcalico.org/ipAddrsNoIpam': '["172.23.19.1"]' }, 'IPAM506'],
    ['floatingIPs', { 'cni.projectcalico.org/floatingIPs': '["172.23.19.1"]' }, 'IPAM506'],
    ['IPv6 in another spelling', { [IP_ADDRS]: '["FD00:0023::0001"]' }, 'IPAM506'],
    ['IPv4-mapped IPv6', { [IP_ADDRS]: '["::ffff:172.23.19.2"]' }, 'IPAM508'],
    ['a leading zero', { [IP_ADDRS]: '["172.23.019.2"]' }, 'IPAM508'],
    ['a zone', { [IP_ADDRS]: '["fd00:23::1%eth0"]' }, 'IPAM508'],
    ['a prefix length', { [IP_ADDRS]: '["172.23.19.2/32"]' }, 'IPAM508'],
    ['an escape of JSON', { [IP_ADDRS]: '["\\u003172.23.19.2"]' }, 'IPAM508'],
    ['a line break', { [IP_ADDRS]: '["172.23.19.2"\n]' }, 'IPAM508'],
    ['no JSON', { [IP_ADDRS]: '172.23.19.2' }, 'IPAM508'],
    ['an address of Kube-OVN', { 'ovn.kubernetes.io/ip_address': '172.23.19.1' }, 'IPAM506'],
    ['with a mask', { 'ovn.kubernetes.io/ip_address': '172.23.19.1/24' }, 'IPAM508'],
    ['in a list', { 'ovn.kubernetes.io/ip_pool': '10.0.0.1,172.23.19.1' }, 'IPAM506'],
    ['in a list of two families', { 'ovn.kubernetes.io/ip_pool': '10.0.0.1,fd00::1; 172.23.19.1,fd00::2' }, 'IPAM506'],
    ['as a range', { 'ovn.kubernetes.io/ip_pool': '172.23.19.0..172.23.19.4' }, 'IPAM508'],
    ['for another network', { 'net1.ns.ovn.kubernetes.io/ip_pool': '172.23.19.1' }, 'IPAM506'],
    ['for one interface', { 'net1.ns.kubernetes.io/ip_address.eth1': '172.23.19.1' }, 'IPAM506'],
    ['ipv4pools by name', { 'cni.projectcalico.org/ipv4pools': '["other","db"]' }, 'IPAM507'],
    ['ipv6pools by name', { 'cni.projectcalico.org/ipv6pools': '["db-v6"]' }, 'IPAM507'],
    ['ipv4pools by CIDR', { 'cni.projectcalico.org/ipv4pools': '["172.23.19.0/28"]' }, 'IPAM507'],
    ['by a CIDR with host bits', { 'cni.projectcalico.org/ipv4pools': '["172.23.19.5/28"]' }, 'IPAM507'],
    ['by a CIDR in another spelling', { 'cni.projectcalico.org/ipv6pools': '["FD00:0023::/124"]' }, 'IPAM507'],
    ['by a CIDR that cannot be read', { 'cni.projectcalico.org/ipv4pools': '["172.23.019.0/28"]' }, 'IPAM508'],
    ['by an escaped name', { 'cni.projectcalico.org/ipv4pools': '["d\\u0062"]' }, 'IPAM508'],
  ])('%s', (_, annotations, rule) => {
    expect(rulesOf(server.admit(stranger(annotations)))).toContain(rule);
  });

  test('a Namespace that names a managed pool for its pods', () => {
    const annotations = { 'cni.projectcalico.org/ipv4pools': '["db"]' };
    const object = { metadata: { name: 'elsewhere', annotations } };
    const request = { object, user: PERSON, namespace: 'elsewhere', resource: 'namespaces' } as const;
    expect(rulesOf(server.admit(request))).toEqual(['IPAM507']);
    expect(rulesOf(server.admit({ ...request, oldObject: { metadata: { name: 'elsewhere' } } }))).toEqual(['IPAM507']);
  });
});

describe('thefts in the managed namespace', () => {
  test('without the label', () => {
    const object = { metadata: { name: 'redis-0', annotations: { [IP_ADDRS]: '["172.23.19.0"]' } } };
    expect(rulesOf(server.admit({ object, user: PERSON }))).toEqual(['IPAM506']);
  });

  test('with the label and a name that is in no table', () => {
    const object = { metadata: { name: 'thief', labels: MANAGED, annotations: { [IP_ADDRS]: '["172.23.19.0"]' } } };
    expect(rulesOf(server.admit({ object, user: PERSON }))).toEqual(['IPAM503']);
  });

  test('with the right name and label, made by a person', () => {
    expect(rulesOf(server.admit({ object: redis('redis-0'), user: PERSON }))).toEqual(['IPAM505']);
    const bare = { metadata: { name: 'redis-0', labels: MANAGED } };
    expect(rulesOf(server.admit({ object: bare, user: PERSON }))).toEqual(['IPAM505', 'IPAM505']);
  });

  test("another StatefulSet whose template carries the label and a neighbour's address", () => {
    const object = {
      metadata: {
        name: 'evil-0',
        labels: MANAGED,
        annotations: { [IP_ADDRS]: '["172.23.19.0"]' },
        ...controlledBy('StatefulSet', 'evil'),
      },
    };
    expect(rulesOf(server.admit({ object, user: STATEFUL_SET_CONTROLLER }))).toEqual(['IPAM503']);
  });

  test('another StatefulSet that happens to make a pod of that name', () => {
    const object = { metadata: { name: 'redis-0', labels: MANAGED, ...controlledBy('StatefulSet', 'redis-0') } };
    expect(rulesOf(server.admit({ object, user: STATEFUL_SET_CONTROLLER }))).toEqual(['IPAM505']);
  });

  test('scaling beyond the table', () => {
    const verdict = server.admit({ object: redis('redis-4'), user: STATEFUL_SET_CONTROLLER });
    expect(verdict).toEqual({ refused: [expect.stringMatching(/^IPAM503: no address is allocated for pod redis-4 /)] });
  });

  test('a further door beside the allocated address', () => {
    const { metadata } = redis('redis-0');
    const object = {
      metadata: { ...metadata, annotations: { 'cni.projectcalico.org/floatingIPs': '["172.23.19.8"]' } },
    };
    expect(rulesOf(server.admit({ object, user: STATEFUL_SET_CONTROLLER }))).toEqual(['IPAM504']);
  });

  test('a bare pod that takes the address of another', () => {
    const object = { metadata: { name: 'legacy', labels: MANAGED, annotations: { [IP_ADDRS]: '["172.23.19.9"]' } } };
    const withoutMutation = new ApiServer(
      answerOf({ ...story, cluster: { kubernetes: versionOf('1.33') } }),
      CALICO_DOORS,
    );
    expect(rulesOf(withoutMutation.admit({ object, user: PERSON }))).toEqual(['IPAM504']);
  });

  test('a pod of a virtual machine that is no virtual machine', () => {
    const annotations = { [IP_ADDRS]: '["172.23.19.9"]' };
    const object = { metadata: { labels: { ...MANAGED, 'vm.kubevirt.io/name': 'erp' }, annotations } };
    expect(rulesOf(server.admit({ object, user: PERSON }))).toEqual(['IPAM503']);
    const other = { metadata: { ...object.metadata, ...controlledBy('VirtualMachineInstance', 'other') } };
    expect(rulesOf(server.admit({ object: other, user: PERSON }))).toEqual(['IPAM505']);
  });

  test("a Deployment's pool, by anybody but the ReplicaSet controller for that Deployment", () => {
    const annotations = { 'cni.projectcalico.org/ipv4pools': '["web"]' };
    expect(rulesOf(server.admit({ object: web(annotations), user: PERSON }))).toEqual(['IPAM507']);
    const other = { metadata: { annotations, ...controlledBy('ReplicaSet', 'webshop-5c9f7b') } };
    expect(rulesOf(server.admit({ object: other, user: REPLICA_SET_CONTROLLER }))).toEqual(['IPAM507']);
    const elsewhere = { object: web(annotations), user: REPLICA_SET_CONTROLLER, namespace: 'elsewhere' };
    expect(rulesOf(server.admit(elsewhere))).toEqual(['IPAM507']);
  });
});

describe('the address of a running pod does not change', () => {
  const before = { metadata: { name: 'thief', annotations: { [IP_ADDRS]: '["10.0.0.1"]' } } };

  test.each([
    ['an annotation that is added', {}, { [IP_ADDRS]: '["10.0.0.1"]' }],
    ['one that is changed', { [IP_ADDRS]: '["10.0.0.1"]' }, { [IP_ADDRS]: '["172.23.19.1"]' }],
    ['one that is removed', { [IP_ADDRS]: '["10.0.0.1"]' }, {}],
  ])('%s', (_, old, now) => {
    const oldObject = { metadata: { name: 'a', annotations: old as Record<string, string> } };
    const object = { metadata: { name: 'a', annotations: now as Record<string, string> } };
    expect(rulesOf(server.admit({ object, oldObject, user: PERSON, namespace: 'elsewhere' }))).toContain('IPAM509');
  });

  test('nor by a binding that carries our label', () => {
    const binding = { metadata: { name: 'thief', labels: MANAGED, annotations: { [IP_ADDRS]: '["172.23.19.1"]' } } };
    expect(rulesOf(server.admit({ object: binding, user: PERSON, subResource: 'binding' }))).toEqual(['IPAM506']);
    expect(rulesOf(server.admit({ object: binding, user: PERSON, resource: 'bindings' }))).toEqual(['IPAM506']);
  });

  test('nor by putting our label on it', () => {
    const object = { metadata: { name: 'thief', labels: MANAGED, annotations: { [IP_ADDRS]: '["172.23.19.1"]' } } };
    expect(rulesOf(server.admit({ object, oldObject: before, user: PERSON }))).toEqual(['IPAM509', 'IPAM506']);
  });
});
