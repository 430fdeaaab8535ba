import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCluster } from '../../src/adopt/read-cluster';
import { nameOfUser, type Observation } from '../../src/model/observation';
import { list, member, pod, replica } from './cluster';

const fixture = (file: string) => ({
  file,
  text: readFileSync(resolve(__dirname, '../fixtures/cluster', file), 'utf8'),
});

const read = (...texts: readonly string[]) => readCluster(texts.map((text, i) => ({ file: `${i}.json`, text })));

/** `10.23.19.2 shop/StatefulSet/redis 0 (pod)`. */
const textOf = ({ address, user, evidence, nic, subnet }: Observation): string =>
  [address, nameOfUser(user), `(${evidence})`, nic && `nic=${nic}`, subnet && `in ${subnet}`].filter(Boolean).join(' ');

const seen = (...objects: readonly object[]): string[] => read(list(...objects)).observations.map(textOf);

const complaints = (text: string): string[] =>
  readCluster([{ file: 'pods.json', text }]).problems.map(
    ({ rule, where, message }) => `${rule} ${where.file}${where.line === undefined ? '' : `:${where.line}`} ${message}`,
  );

describe('public addresses', () => {
  const eip = (name: string, v4Ip: string) => ({
    apiVersion: 'kubeovn.io/v1',
    kind: 'OvnEip',
    metadata: { name },
    spec: { v4Ip, v6Ip: '', externalSubnet: 'external204', type: 'nat' },
  });
  const fip = (ovnEip: string, more: object) => ({
    apiVersion: 'kubeovn.io/v1',
    kind: 'OvnFip',
    metadata: { name: ovnEip },
    spec: { ovnEip, ...more },
  });

  it('of Kube-OVN are of the pod to which they are translated, else of nobody that we know', () => {
    const objects = [
      eip('a', '203.0.113.4'),
      fip('a', { ipName: 'redis-0.shop' }),
      eip('b', '203.0.113.5'),
      fip('b', { ipName: 'front', ipType: 'vip' }),
      eip('router', '203.0.113.6'),
      member('redis', 0, ['10.0.0.1']),
    ];
    expect(seen(...objects)).toEqual([
      '203.0.113.4 shop/StatefulSet/redis 0 (IP object) nic=eip in external204',
      '203.0.113.5 OvnEip b (IP object) in external204',
      '203.0.113.6 OvnEip router (IP object) in external204',
      '10.0.0.1 shop/StatefulSet/redis 0 (pod)',
    ]);
  });

  it('of Kube-OVN are of the pod with the private address, where the OvnFip names that', () => {
    const objects = [
      eip('a', '203.0.113.4'),
      fip('a', { v4Ip: '10.0.0.1', vpc: 'ovn-cluster' }),
      eip('b', '203.0.113.5'),
      { ...fip('b', { v4Ip: '10.0.0.2', vpc: 'blue' }), metadata: { name: 'redis-2.shop.203-0-113-5.10-0-0-2' } },
      eip('c', '203.0.113.6'),
      fip('c', { v4Ip: '10.0.0.2', vpc: 'red' }),
      member('redis', 0, ['10.0.0.1']),
      member('redis', 1, ['10.0.0.2']),
      member('redis', 2, ['10.0.0.2']),
    ];
    expect(seen(...objects).slice(0, 3)).toEqual([
      '203.0.113.4 shop/StatefulSet/redis 0 (IP object) nic=eip in external204',
      '203.0.113.5 shop/StatefulSet/redis 2 (IP object) nic=eip in external204',
      '203.0.113.6 OvnEip c (IP object) in external204',
    ]);
  });

  it('of Calico stand on the pod', () => {
    const annotated = (value: string) => {
      const object = member('redis', 0, ['10.0.0.1']);
      const annotations = { 'cni.projectcalico.org/floatingIPs': value };
      return { ...object, metadata: { ...object.metadata, annotations } };
    };
    expect(seen(annotated('["203.0.113.4"]'))).toEqual([
      '10.0.0.1 shop/StatefulSet/redis 0 (pod)',
      '203.0.113.4 shop/StatefulSet/redis 0 (pod) nic=eip',
    ]);
    for (const value of ['203.0.113.4', '[4]', '["x"]'])
      expect(complaints(list(annotated(value)))).toEqual([expect.stringMatching(/^IPAM272 .*floatingIPs/)]);
  });
});

describe('a pod', () => {
  it('of a StatefulSet has the ordinal of its name, in all families', () => {
    expect(seen(member('redis', 12, ['10.0.0.1', 'fd00::1']))).toEqual([
      '10.0.0.1 shop/StatefulSet/redis 12 (pod)',
      'fd00::1 shop/StatefulSet/redis 12 (pod)',
    ]);
  });

  it.each([
    ['of a Deployment', replica('web', '84272', ['10.0.0.1']), { kind: 'Deployment', name: 'web' }],
    [
      'of a ReplicaSet by itself',
      pod('web-x', ['10.0.0.1'], { owner: { kind: 'ReplicaSet', name: 'web' } }),
      { kind: 'ReplicaSet', name: 'web' },
    ],
    ['of nobody', pod('licences', ['10.0.0.1']), { kind: 'Pod', name: 'licences' }],
    [
      'of a DaemonSet',
      pod('agent-x', ['10.0.0.1'], { owner: { kind: 'DaemonSet', name: 'agent' } }),
      { kind: 'DaemonSet', name: 'agent' },
    ],
    [
      'that runs a virtual machine',
      pod('virt-launcher-scada-wltw8', ['10.0.0.1'], {
        owner: { kind: 'VirtualMachineInstance', name: 'scada' },
        labels: { 'kubevirt.io': 'virt-launcher', 'vm.kubevirt.io/name': 'scada' },
      }),
      { kind: 'VirtualMachine', name: 'scada' },
    ],
  ])('%s', (_what, object, workload) => {
    expect(read(list(object)).observations.map(({ user }) => user)).toEqual([
      { kind: 'pod', namespace: 'shop', pod: object.metadata.name, workload },
    ]);
  });

  it('knows its Deployment through the object of its ReplicaSet, in whatever file that is', () => {
    const owned = pod('web-abc-x', ['10.0.0.1'], { owner: { kind: 'ReplicaSet', name: 'web-abc' } });
    const set = {
      kind: 'ReplicaSet',
      metadata: {
        name: 'web-abc',
        namespace: 'shop',
        ownerReferences: [{ kind: 'Deployment', name: 'web', controller: true }],
      },
    };
    const [only] = read(list(owned), list(set)).observations;
    expect(only!.user).toMatchObject({ workload: { kind: 'Deployment', name: 'web' } });
  });

  it('has an address for each interface that Kube-OVN has noted', () => {
    const annotations = {
      'ovn.kubernetes.io/logical_switch': 'ovn-default',
      'ovn.kubernetes.io/ip_address': '10.0.0.1',
      'net1.default.ovn.kubernetes.io/allocated': 'true',
      'net1.default.ovn.kubernetes.io/ip_address': '10.1.0.1,fd01::1',
      'net2.default.ovn.kubernetes.io/ip_address': '10.2.0.1',
    };
    expect(seen(member('redis', 0, ['10.0.0.1'], { annotations }))).toEqual([
      '10.0.0.1 shop/StatefulSet/redis 0 (pod) in ovn-default',
      '10.1.0.1 shop/StatefulSet/redis 0 (pod) nic=net1.default.ovn',
      'fd01::1 shop/StatefulSet/redis 0 (pod) nic=net1.default.ovn',
    ]);
  });

  it('that ends keeps its identity where it has one, and is passed over where another takes its place', () => {
    const deletionTimestamp = '2026-03-14T16:01:15Z';
    expect(seen(member('redis', 0, ['10.0.0.1'], { deletionTimestamp }))).toEqual([
      '10.0.0.1 shop/StatefulSet/redis 0 (terminating pod)',
    ]);
    expect(seen(replica('web', 'x', ['10.0.0.1'], { deletionTimestamp }))).toEqual([]);
  });

  it('is counted where it has nothing to adopt', () => {
    const { observations, silent } = read(
      list(
        pod('a', ['10.0.0.1'], { phase: 'Succeeded' }),
        pod('b', ['10.0.0.2'], { phase: 'Failed' }),
        pod('c', [], { phase: 'Pending' }),
        pod('proxy', ['192.0.2.11'], { hostNetwork: true }),
      ),
    );
    expect(observations.map(textOf)).toEqual(['192.0.2.11 node worker-1 (pod)']);
    expect(Object.fromEntries(silent)).toEqual({
      'finished pods': 2,
      'pods without an address': 1,
      'pods on the host network': 1,
    });
  });
});

describe('an IPAMBlock of Calico', () => {
  const blocks = fixture('calico-blocks.yaml');

  it('says who has each address, as far as it knows', () => {
    expect(readCluster([blocks]).observations.map(textOf)).toEqual([
      '10.23.19.0 node worker-1 (vxlanTunnelAddress) (IPAM block)',
      '10.23.19.2 shop/Pod/redis-0 (IPAM block)',
      '10.23.19.3 kube-system/Pod/coredns-7f6cbbb7b8-rr9dr (IPAM block)',
      '10.23.19.5 shop/Pod/virt-launcher-scada-wltw8 (IPAM block)',
      '10.23.19.6 Calico, for Windows nodes (IPAM block)',
      'fd00:10:23:19::20 shop/Service/front (IPAM block)',
      'fd00:10:23:19::22 IPAM handle old-handle (IPAM block)',
    ]);
  });

  it('learns the workloads of its pods from the pods', () => {
    const { observations } = readCluster([
      blocks,
      { file: 'pods.json', text: list(member('redis', 0, ['10.23.19.2'])) },
    ]);
    expect(observations.filter(({ address }) => address === '10.23.19.2').map(textOf)).toEqual([
      '10.23.19.2 shop/StatefulSet/redis 0 (IPAM block)',
      '10.23.19.2 shop/StatefulSet/redis 0 (pod)',
    ]);
  });

  it('says nothing where it is deleted or in cool-down', () => {
    expect(Object.fromEntries(readCluster([blocks]).silent)).toEqual({
      'addresses in cool-down': 1,
      'records that are deleted': 1,
    });
  });
});

describe('an IP of Kube-OVN', () => {
  it('says who has its addresses, on which interface and in which subnet', () => {
    expect(readCluster([fixture('kube-ovn-ips.json')]).observations.map(textOf)).toEqual([
      '10.16.0.13 shop/StatefulSet/redis 1 (IP object) in ovn-default',
      'fd00:10:16::d shop/StatefulSet/redis 1 (IP object) in ovn-default',
      '10.17.0.5 shop/StatefulSet/redis 1 (IP object) nic=net1.default.ovn in net1',
      '10.16.0.20 shop/Pod/scada (IP object) in ovn-default',
      '10.18.0.7 a further interface of shop/Pod/scada (IP object)',
      '10.16.0.30 shop/Pod/web-7d4b9c5f8-84272 (IP object) in ovn-default',
      '100.64.0.2 IP node-worker-1 (IP object) in join',
    ]);
  });
});

describe('a file', () => {
  const one = member('redis', 0, ['10.0.0.1']);

  it.each([
    ['a list', list(one)],
    [
      'a list of one kind, whose items do not repeat it',
      JSON.stringify({ kind: 'PodList', items: [{ ...one, kind: undefined }] }),
    ],
    ['a single object', JSON.stringify(one)],
    ['lists one after the other', `${list({ kind: 'Deployment', metadata: { name: 'web' } })}\n${list(one)}\n`],
    ['several YAML documents', `---\nkind: Deployment\nmetadata: {name: web}\n---\n${JSON.stringify(one)}\n`],
  ])('may be %s', (_what, text) => {
    expect(read(text).problems).toEqual([]);
    expect(read(text).observations.map(textOf)).toEqual(['10.0.0.1 shop/StatefulSet/redis 0 (pod)']);
  });

  it.each([
    [
      'a table for people',
      'NAMESPACE   NAME      READY   STATUS\nshop        redis-0   1/1     Running\n',
      /^IPAM270 pods\.json:1 .*table.*-o json/,
    ],
    [
      'a message instead of objects',
      'No resources found in shop namespace.\n',
      /^IPAM270 pods\.json:1 .*No resources found/,
    ],
    ['cut off', list(one).slice(0, 400), /^IPAM270 pods\.json:\d\d .*cut off/],
    ['cut off after a bracket', `{\n"items": [`, /^IPAM270 pods\.json:2 .*cut off/],
    ['no JSON', '{\n"items": [\n<html>\n]}', /^IPAM270 pods\.json(:3)? .*no JSON/],
    ['no YAML', 'items:\n- a: b\n c: d\n', /^IPAM270 pods\.json:3 .*no YAML/],
    ['empty', '', /^IPAM271 pods\.json /],
    ['of another kind', 'kind: ConfigMap\nmetadata: {name: x}\n', /^IPAM271 .*only ConfigMap/],
    ['a list of nothing', list(), /^IPAM271 /],
    ['with a pod whose address is none', list(pod('a', ['10.0.0.256'])), /^IPAM272 .*Pod shop\/a .*10\.0\.0\.256/],
    [
      'with a block that is none',
      list({ kind: 'IPAMBlock', metadata: { name: 'x' }, spec: {} }),
      /^IPAM272 .*IPAMBlock x .*spec\.cidr/,
    ],
    [
      'with a block that contradicts itself',
      list({
        kind: 'IPAMBlock',
        metadata: { name: 'x' },
        spec: { cidr: '10.0.0.0/31', allocations: [3], attributes: [] },
      }),
      /^IPAM272 .*attribute 3/,
    ],
  ])('is refused that is %s', (_what, text, complaint) => {
    expect(complaints(text)).toEqual([expect.stringMatching(complaint)]);
  });

  it('may have 50 MB', () => {
    const filler = { annotations: { note: 'x'.repeat(5_000) } };
    const pods = Array.from({ length: 10_000 }, (_, i) => member('redis', i, [`10.0.${i >> 8}.${i & 255}`], filler));
    const { observations, problems } = read(list(...pods));
    expect(problems).toEqual([]);
    expect(observations).toHaveLength(10_000);
  });
});
