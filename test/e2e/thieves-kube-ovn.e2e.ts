import { ApiObject, type App } from 'cdk8s';
import { beforeAll, describe, expect, it } from 'vitest';
import { FixedIpStatefulSet, KubeOvn } from '../../src/index';
import { deploy } from '../control-plane/deploy';
import { refTo } from '../control-plane/kube-object';
import { podsByName } from '../control-plane/pods';
import { ready } from '../control-plane/workloads';
import { ACCEPTED, MANAGED, namespace, outcome, pod, refusedPodOf, statefulSet, typeWarnings } from './attempts';
import { useCluster } from './cluster';
import { Cluster } from './for-this-server';
import { type SynthesizedCluster, synthesized } from './synthesized';

const OVN = 'ovn.kubernetes.io';
const NETWORKS = 'k8s.v1.cni.cncf.io/networks';
const MAC = '02:00:00:00:00:01';

/** In the manifests of Kube-OVN. */
const CONTROLLER = 'system:serviceaccount:kube-system:ovn';

const template = (app: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] },
});

/** A set of three, one of forty with a long list, a Deployment, and a bare pod with a MAC address. */
function declare(app: App): void {
  const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
  const pods = cluster.subnet('pods', { cidr: ['10.9.0.0/24', 'fd00:9::/120'] });
  const sets = pods.pool('sets', { cidr: ['10.9.0.64/26', 'fd00:9::40/122'] });
  const shop = cluster.namespace('shop');
  new FixedIpStatefulSet(shop, 'redis', { pools: [sets], replicas: 3, template: template('redis') });
  const many = { replicas: 40, spec: { podManagementPolicy: 'Parallel' }, template: template('many') } as const;
  new FixedIpStatefulSet(shop, 'many', { pools: [sets], ...many });
  const legacy = { apiVersion: 'v1', kind: 'Pod', ...template('legacy'), metadata: { name: 'legacy' } };
  sets.pin(new ApiObject(shop, 'legacy', legacy), { macAddresses: { 0: MAC } });
  const web = new ApiObject(shop, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, template: template('web') },
  });
  sets.pin(web, { maxReplicas: 4 });
}

const [prod] = synthesized(declare) as [SynthesizedCluster];

const [V4, V6] = prod.addresses.get('prod/shop/StatefulSet/redis 1') as unknown as readonly [string, string];
const subnetName = prod.manifests.find(({ kind }) => kind === 'Subnet')!.metadata.name;
const leasesPool = prod.manifests.find(({ kind }) => kind === 'IPPool')!.metadata.name;
const templateOf = (name: string): Readonly<Record<string, string>> =>
  prod.manifests.find(({ kind, metadata }) => kind !== 'Pod' && metadata.name === name)!.spec.template.metadata
    .annotations;

const network = (more: object): Readonly<Record<string, string>> => ({
  [NETWORKS]: JSON.stringify([{ name: 'net1', namespace: 'shop', ...more }]),
});

describe('on Kube-OVN', () => {
  const cluster = useCluster('kube-ovn/v1.16.2');
  const api = () => cluster.api.as('mallory', 'system:masters');

  beforeAll(async () => {
    await deploy(cluster.connection, prod.manifests);
    await ready(cluster.api, [
      ...['redis', 'many'].map((name) => refTo('apps/v1', 'StatefulSet', `shop/${name}`)),
      refTo('apps/v1', 'Deployment', 'shop/web'),
      refTo('v1', 'Pod', 'shop/legacy'),
    ]);
    await cluster.api.create(namespace('elsewhere'));
  }, 120_000);

  it('nothing is wrong with the types of the policies', async () => {
    expect(await typeWarnings(cluster.api)).toEqual([]);
  });

  describe.each(['elsewhere', 'shop'])('a stranger in the namespace %s is refused', (place) => {
    it.each([
      ['ip_address', { [`${OVN}/ip_address`]: V4 }, 'IPAM506'],
      ['ip_address of both families', { [`${OVN}/ip_address`]: `${V4},${V6}` }, 'IPAM506'],
      ['ip_address in its subnet', { [`${OVN}/logical_switch`]: subnetName, [`${OVN}/ip_address`]: V4 }, 'IPAM506'],
      ['IPv6 in another spelling', { [`${OVN}/ip_address`]: V6.toUpperCase() }, 'IPAM506'],
      ['an IPv4-mapped address', { [`${OVN}/ip_address`]: `::ffff:${V4}` }, 'IPAM508'],
      ['a leading zero', { [`${OVN}/ip_address`]: V4.replace('10.9.', '10.09.') }, 'IPAM508'],
      ['a mask', { [`${OVN}/ip_address`]: `${V4}/24` }, 'IPAM508'],
      ['a list', { [`${OVN}/ip_pool`]: `10.9.0.9,${V4}` }, 'IPAM506'],
      ['a list of pairs', { [`${OVN}/ip_pool`]: `10.9.0.9,fd00:9::9;10.9.0.10,${V6}` }, 'IPAM506'],
      ['the whole list of a set', templateOf('many'), 'IPAM506'],
      ['the list of a Deployment', templateOf('web'), 'IPAM506'],
      ['the pool of all leases', { [`${OVN}/ip_pool`]: leasesPool }, 'IPAM507'],
      ['any provider', { [`net1.shop.${OVN}/ip_pool`]: V4 }, 'IPAM506'],
      ['a provider that is not OVN', { 'net1.shop.kubernetes.io/ip_address': V4 }, 'IPAM506'],
      ['one interface', { 'net1.shop.kubernetes.io/ip_address.eth1': V4 }, 'IPAM506'],
      ['a further address of its port', { [`${OVN}/port_vips`]: V4 }, 'IPAM506'],
      ['a public address', { [`${OVN}/eip`]: V4 }, 'IPAM506'],
      ['Multus', network({ ips: [`${V4}/24`] }), 'IPAM506'],
      [
        'Multus with an escape',
        { [NETWORKS]: network({ ips: [V4] })[NETWORKS]!.replace('10.9', String.raw`\u00310.9`) },
        'IPAM508',
      ],
      [
        'the default network of Multus',
        { 'v1.multus-cni.io/default-network': `[{"name":"a","ips":["${V6}"]}]` },
        'IPAM506',
      ],
      ['a MAC address', { [`${OVN}/mac_address`]: MAC }, 'IPAM512'],
      ['a MAC address in another spelling', { [`${OVN}/mac_address`]: '02-00-00-00-00-01' }, 'IPAM512'],
      ['a MAC address through Multus', network({ mac: MAC }), 'IPAM512'],
      ['a door of Calico', { 'cni.projectcalico.org/ipAddrs': `["${V4}"]` }, 'IPAM506'],
    ])('%s', async (_, annotations, rule) => {
      expect(outcome(await api().create(pod(`${place}/thief`, { annotations })))).toBe(rule);
    });
  });

  it.each([
    ['with the list of another', 'shop/thief', templateOf('redis')],
    ['with the name of the victim, in another namespace', 'elsewhere/redis', templateOf('redis')],
    ['with one address of another in its list', 'shop/thief2', { [`${OVN}/ip_pool`]: `10.9.0.9,${V4}` }],
  ])('a StatefulSet %s is refused', async (_, path, annotations) => {
    expect(await refusedPodOf(api(), statefulSet(path, { annotations }))).toBe('IPAM506');
  });

  it('a person who makes a pod under the name of one of a set is refused', async () => {
    const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'redis', uid: 'forged', controller: true };
    expect(outcome(await api().create(pod('shop/redis-3')))).toBe('IPAM514');
    expect(outcome(await api().create(pod('shop/redis-3', { ownerReferences: [owner] })))).toBe('IPAM514');
    expect(outcome(await api().create(pod('elsewhere/redis-3')))).toBe(ACCEPTED);
  });

  it('our label lets nobody pass', async () => {
    const thief = pod('shop/thief', { labels: MANAGED, annotations: { [`${OVN}/ip_address`]: V4 } });
    expect(outcome(await api().create(thief))).toBe('IPAM506');
  });

  it('a person who plugs the port of another pod is refused', async () => {
    const annotations = { [`${OVN}/virtualmachine`]: 'redis-1' };
    expect(outcome(await api().create(pod('shop/thief', { annotations })))).toBe('IPAM514');
  });

  describe('a Namespace', () => {
    const annotations = { [`${OVN}/ip_pool`]: `other,${leasesPool}` };
    const elsewhere = refTo('v1', 'Namespace', 'elsewhere');

    it('that names the pool of all leases is refused', async () => {
      expect(outcome(await api().create(namespace('thieves', annotations)))).toBe('IPAM507');
      for (const subresource of ['', 'status'])
        expect(outcome(await api().patch(elsewhere, { metadata: { annotations } }, subresource))).toBe('IPAM507');
    });

    it('is annotated by Kube-OVN', async () => {
      const kubeOvn = cluster.api.as(CONTROLLER, 'system:masters');
      const written = { [`${OVN}/ip_pool`]: 'other', [`${OVN}/logical_switch`]: subnetName };
      expect(outcome(await kubeOvn.patch(elsewhere, { metadata: { annotations: written } }))).toBe(ACCEPTED);
    });
  });

  describe('a running pod', () => {
    const redis = refTo('v1', 'Pod', 'shop/redis-1');

    it('is annotated by Kube-OVN, and by nobody else', async () => {
      const kubeOvn = cluster.api.as(CONTROLLER, 'system:masters');
      const annotations = { [`${OVN}/ip_address`]: V4, [`${OVN}/mac_address`]: MAC, [`${OVN}/allocated`]: 'true' };
      expect(outcome(await kubeOvn.patch(redis, { metadata: { annotations } }))).toBe(ACCEPTED);
      for (const change of [
        { [`${OVN}/ip_address`]: '10.9.0.9' },
        { [`${OVN}/ip_address`]: null },
        { [`${OVN}/logical_switch`]: 'b' },
      ])
        for (const subresource of ['', 'status'])
          expect(outcome(await api().patch(redis, { metadata: { annotations: change } }, subresource))).toBe('IPAM509');
      expect(outcome(await api().patch(redis, { metadata: { labels: { colour: 'blue' } } }))).toBe(ACCEPTED);
    });

    it('gets further networks, but not the addresses of others', async () => {
      await api().create(pod('elsewhere/ordinary'));
      const ordinary = refTo('v1', 'Pod', 'elsewhere/ordinary');
      const change = async (annotations: object) => outcome(await api().patch(ordinary, { metadata: { annotations } }));
      expect(await change({ [NETWORKS]: 'shop/net1' })).toBe(ACCEPTED);
      expect(await change(network({ ips: ['192.0.2.1/24'] }))).toBe(ACCEPTED);
      expect(await change(network({ ips: [V4] }))).toBe('IPAM506');
    });
  });

  it.each([
    ['an ordinary pod', {}],
    ['an address without a line', { [`${OVN}/ip_address`]: '10.9.0.9' }],
    ['an address in a subnet of others', { [`${OVN}/logical_switch`]: 'theirs', [`${OVN}/ip_address`]: V4 }],
    ['a pool of others', { [`${OVN}/ip_pool`]: 'their-pool' }],
    ['networks', network({ ips: ['192.0.2.1/24'], mac: '02:00:00:00:00:02' })],
  ])('%s is in nobody’s way', async (title, annotations) => {
    const path = `elsewhere/allowed-${title.replace(/ /g, '-')}`;
    expect(outcome(await api().create(pod(path, { annotations })))).toBe(ACCEPTED);
  });

  it('pods of ours are made again', async () => {
    await cluster.api.delete(refTo('v1', 'Pod', 'shop/many-39'));
    await ready(cluster.api, [refTo('apps/v1', 'StatefulSet', 'shop/many')]);
    const pods = await podsByName(cluster.api, 'shop');
    expect(pods.get('shop/many-39')?.metadata.annotations).toMatchObject(templateOf('many'));
  });
});
