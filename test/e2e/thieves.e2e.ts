import { ApiObject, type App } from 'cdk8s';
import { beforeAll, describe, expect, it } from 'vitest';
import { Calico, FixedIpStatefulSet } from '../../src/index';
import { deploy } from '../control-plane/deploy';
import { eventually } from '../control-plane/eventually';
import { refTo } from '../control-plane/kube-object';
import { podsByName } from '../control-plane/pods';
import { ready } from '../control-plane/workloads';
import { ACCEPTED, MANAGED, namespace, outcome, pod, refusedPodOf, statefulSet, typeWarnings } from './attempts';
import { useCluster } from './cluster';
import { Cluster } from './for-this-server';
import { type SynthesizedCluster, synthesized } from './synthesized';

const CALICO = 'cni.projectcalico.org';
const IP_ADDRS = `${CALICO}/ipAddrs`;

const template = (app: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] },
});

/** Three pods with head-room for a fourth, a bare pod, and a Deployment with a pool of its own. */
function declare(app: App): void {
  const cluster = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
  const pods = cluster.subnet('pods', { cidr: ['10.9.0.0/24', 'fd00:9::/120'] });
  const sets = pods.pool('sets', { cidr: ['10.9.0.64/28', 'fd00:9::40/124'] });
  const shop = cluster.namespace('shop');
  new FixedIpStatefulSet(shop, 'redis', { pools: [sets], replicas: 3, maxReplicas: 4, template: template('redis') });
  sets.pin(
    new ApiObject(shop, 'legacy', { apiVersion: 'v1', kind: 'Pod', ...template('l'), metadata: { name: 'legacy' } }),
  );
  const web = new ApiObject(shop, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, template: template('web') },
  });
  pods.pool('web', { cidr: ['10.9.0.128/28', 'fd00:9::80/124'] }).pin(web, { maxReplicas: 4 });
}

const [prod] = synthesized(declare) as [SynthesizedCluster];

const held = (pod: string): readonly [v4: string, v6: string] =>
  prod.addresses.get(`prod/shop/${pod}`) as unknown as readonly [string, string];

const [V4, V6] = held('StatefulSet/redis 1');

const poolNames = prod.manifests.filter(({ kind }) => kind === 'IPPool').map(({ metadata }) => metadata.name);
const poolOf = (part: string): string => poolNames.find((name) => name.includes(part))!;
const cidrOf = (name: string): string => prod.manifests.find(({ metadata }) => metadata.name === name)!.spec.cidr;

const list = (...items: readonly string[]): string => JSON.stringify(items);

describe('on Calico', () => {
  const cluster = useCluster('calico/v3.32');
  const api = () => cluster.api.as('mallory', 'system:masters');

  beforeAll(async () => {
    await deploy(cluster.connection, prod.manifests);
    await ready(cluster.api, [
      refTo('apps/v1', 'StatefulSet', 'shop/redis'),
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
      ['ipAddrs', { [IP_ADDRS]: list(V4) }, 'IPAM506'],
      ['ipAddrsNoIpam', { [`${CALICO}/ipAddrsNoIpam`]: list(V4) }, 'IPAM506'],
      ['floatingIPs', { [`${CALICO}/floatingIPs`]: list(V4) }, 'IPAM506'],
      ['one address of two', { [IP_ADDRS]: list('192.0.2.1', V6) }, 'IPAM506'],
      ['the address of a bare pod', { [IP_ADDRS]: list(held('Pod/legacy')[0]) }, 'IPAM506'],
      ['head-room', { [IP_ADDRS]: list(held('StatefulSet/redis 3')[0]) }, 'IPAM506'],
      ['an address of the pool that nobody has', { [IP_ADDRS]: list('10.9.0.79') }, 'IPAM506'],
      ['IPv6 in another spelling', { [IP_ADDRS]: list(V6.toUpperCase().replace('::', ':0:0:0:0:0:')) }, 'IPAM506'],
      ['an IPv4-mapped address', { [IP_ADDRS]: list(`::ffff:${V4}`) }, 'IPAM508'],
      ['an IPv4-mapped address in digits', { [IP_ADDRS]: list('::ffff:a09:41') }, 'IPAM508'],
      ['a leading zero', { [IP_ADDRS]: list(V4.replace('10.9.', '10.09.')) }, 'IPAM508'],
      ['hexadecimal digits', { [IP_ADDRS]: list(V4.replace('10.', '0xa.')) }, 'IPAM508'],
      ['a zone', { [IP_ADDRS]: list(`${V6}%eth0`) }, 'IPAM508'],
      ['a mask', { [IP_ADDRS]: list(`${V4}/32`) }, 'IPAM508'],
      ['an escape', { [IP_ADDRS]: list(V4).replace('1', String.raw`\u0031`) }, 'IPAM508'],
      ['no list', { [IP_ADDRS]: V4 }, 'IPAM508'],
      ['a comma too many', { [IP_ADDRS]: `["${V4}",]` }, 'IPAM508'],
      ['ipv4pools by name', { [`${CALICO}/ipv4pools`]: list('other', poolOf('sets')) }, 'IPAM507'],
      ['ipv4pools by CIDR', { [`${CALICO}/ipv4pools`]: list(cidrOf(poolOf('sets'))) }, 'IPAM507'],
      ['the pool of a Deployment', { [`${CALICO}/ipv4pools`]: list(poolOf('web')) }, 'IPAM507'],
      ['ipv6pools by CIDR in another spelling', { [`${CALICO}/ipv6pools`]: list('FD00:9:0::40/124') }, 'IPAM507'],
      ['ipv4pools by a CIDR with a leading zero', { [`${CALICO}/ipv4pools`]: list('10.09.0.64/28') }, 'IPAM508'],
      ['the list of Kube-OVN', { 'ovn.kubernetes.io/ip_pool': `192.0.2.1,${V4}` }, 'IPAM506'],
      ['an address of Kube-OVN on a further interface', { 'net1.a.ovn.kubernetes.io/ip_address': V4 }, 'IPAM506'],
    ])('%s', async (_, annotations, rule) => {
      expect(outcome(await api().create(pod(`${place}/thief`, { annotations })))).toBe(rule);
    });
  });

  describe('in the managed namespace is refused', () => {
    const own = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'redis', uid: 'forged', controller: true };

    it.each([
      ['the label under another name', pod('shop/thief', { labels: MANAGED }), 'IPAM503'],
      [
        'the label, another name and an address',
        pod('shop/thief', { labels: MANAGED, annotations: { [IP_ADDRS]: list(V4) } }),
        'IPAM503',
      ],
      ['the right name and label, made by a person', pod('shop/redis-3', { labels: MANAGED }), 'IPAM505'],
      ['the same with a forged owner', pod('shop/redis-3', { labels: MANAGED, ownerReferences: [own] }), 'IPAM505'],
      [
        'the label in a namespace that is not managed',
        pod('elsewhere/redis-1', { labels: MANAGED, annotations: { [IP_ADDRS]: list(V4) } }),
        'IPAM506',
      ],
    ])('%s', async (_, thief, rule) => {
      expect(outcome(await api().create(thief))).toBe(rule);
    });

    it.each([
      [
        "with the label and a neighbour's address",
        'shop/thief',
        { labels: MANAGED, annotations: { [IP_ADDRS]: list(V4) } },
        'IPAM503',
      ],
      ["with a neighbour's address", 'shop/thief2', { annotations: { [IP_ADDRS]: list(V4) } }, 'IPAM506'],
      [
        'with the name of the victim, in another namespace',
        'elsewhere/redis',
        { labels: MANAGED, annotations: { [IP_ADDRS]: list(V4) } },
        'IPAM506',
      ],
    ])('another StatefulSet %s', async (_, path, extras, rule) => {
      expect(await refusedPodOf(api(), statefulSet(path, extras))).toBe(rule);
    });

    it('scaling beyond the table, and the events say what to do', async () => {
      const set = refTo('apps/v1', 'StatefulSet', 'shop/redis');
      await cluster.api.patch(set, { spec: { replicas: 5 } });
      await eventually('an event tells of it', async () => {
        const events = await cluster.api.list('v1', 'Event', 'shop');
        return events.some((event) => /redis-4.*IPAM503.*raise replicas or maxReplicas/.test(JSON.stringify(event)));
      });
      expect((await podsByName(cluster.api, 'shop')).has('shop/redis-4')).toBe(false);
      await cluster.api.patch(set, { spec: { replicas: 3 } });
      await ready(cluster.api, [set]);
    });
  });

  describe('a Namespace that names a managed pool is refused', () => {
    const annotations = { [`${CALICO}/ipv4pools`]: list(poolOf('sets')) };
    const elsewhere = refTo('v1', 'Namespace', 'elsewhere');

    it('when it is made', async () => {
      expect(outcome(await api().create(namespace('thieves', annotations)))).toBe('IPAM507');
    });

    it.each(['', 'status'])('when it is changed, through the subresource "%s"', async (subresource) => {
      expect(outcome(await api().patch(elsewhere, { metadata: { annotations } }, subresource))).toBe('IPAM507');
    });

    it('when it is finalized', async () => {
      const body = { ...namespace('elsewhere', annotations), spec: { finalizers: ['kubernetes'] } };
      expect(outcome(await api().send('PUT', '/api/v1/namespaces/elsewhere/finalize', { body }))).toBe('IPAM507');
    });
  });

  describe('a running pod', () => {
    const change = async (path: string, metadata: object, subresource = '') =>
      outcome(await api().patch(refTo('v1', 'Pod', path), { metadata }, subresource));

    beforeAll(async () => {
      await cluster.api.create(pod('elsewhere/ordinary'));
    });

    it.each([
      ['of ours gets another address', 'shop/redis-0', { [IP_ADDRS]: list(V4) }],
      ['of ours loses its address', 'shop/redis-0', { [IP_ADDRS]: null }],
      ['of ours gets a further door', 'shop/redis-0', { [`${CALICO}/floatingIPs`]: list(V4) }],
      ['of a stranger gets an address', 'elsewhere/ordinary', { [IP_ADDRS]: list(V4) }],
      ['of a stranger gets a pool', 'elsewhere/ordinary', { [`${CALICO}/ipv4pools`]: list(poolOf('sets')) }],
    ])('%s: refused', async (_, path, annotations) => {
      expect(await change(path, { annotations })).toBe('IPAM509');
      expect(await change(path, { annotations }, 'status')).toBe('IPAM509');
    });

    it('is bound with an address: refused', async () => {
      const target = { kind: 'Node', name: 'n1' };
      const metadata = { name: 'unbound', annotations: { [IP_ADDRS]: list(V4) }, labels: MANAGED };
      const body = { apiVersion: 'v1', kind: 'Binding', metadata, target };
      for (const place of ['elsewhere', 'shop']) {
        const path = `/api/v1/namespaces/${place}`;
        expect(outcome(await api().send('POST', `${path}/pods/unbound/binding`, { body }))).toBe('IPAM506');
        expect(outcome(await api().send('POST', `${path}/bindings`, { body }))).toBe('IPAM506');
      }
    });

    it('is otherwise changed as anybody likes', async () => {
      for (const path of ['shop/redis-0', 'elsewhere/ordinary'])
        expect(
          await change(path, { labels: { colour: 'blue' }, annotations: { [`${CALICO}/podIP`]: '10.9.0.65/32' } }),
        ).toBe(ACCEPTED);
      expect(await change('elsewhere/ordinary', { labels: MANAGED })).toBe(ACCEPTED);
    });
  });

  describe('nobody is in the way of', () => {
    it.each([
      ['an ordinary pod', {}],
      ['an address outside', { [IP_ADDRS]: list('192.0.2.7') }],
      ['an address of the subnet in no pool of ours', { [IP_ADDRS]: list('10.9.0.200') }],
      ['pools of others', { [`${CALICO}/ipv4pools`]: list('default-ipv4-ippool', '192.0.2.0/24') }],
      ['an empty list', { [IP_ADDRS]: '[]' }],
      ['an annotation that only looks alike', { 'example.com/ipAddrs': list(V4) }],
    ])('%s', async (title, annotations) => {
      for (const place of ['elsewhere', 'shop']) {
        const path = `${place}/allowed-${title.replace(/ /g, '-')}`.toLowerCase();
        expect(outcome(await api().create(pod(path, { annotations })))).toBe(ACCEPTED);
      }
    });

    it('Namespaces of others', async () => {
      const annotations = { [`${CALICO}/ipv4pools`]: list('default-ipv4-ippool') };
      expect(outcome(await api().create(namespace('nice', annotations)))).toBe(ACCEPTED);
      expect(outcome(await api().patch(refTo('v1', 'Namespace', 'nice'), { metadata: { labels: { a: 'b' } } }))).toBe(
        ACCEPTED,
      );
    });

    it('pods of ours that are made again', async () => {
      const before = (await podsByName(cluster.api, 'shop')).get('shop/redis-1')!;
      await cluster.api.delete(before);
      await eventually('another pod has come', async () => {
        const now = (await podsByName(cluster.api, 'shop')).get('shop/redis-1');
        return now !== undefined && now.metadata.uid !== before.metadata.uid;
      });
      const now = (await podsByName(cluster.api, 'shop')).get('shop/redis-1')!;
      expect(now.metadata.annotations?.[IP_ADDRS]).toBe(list(V4, V6));
    });
  });
});
