import { ApiObject, type App } from 'cdk8s';
import { beforeAll, describe, expect, it } from 'vitest';
import { EipBinding, EipInventory, FixedIpStatefulSet, ReclaimPolicy, Tke } from '../../src/index';
import { deploy } from '../control-plane/deploy';
import { type KubeObject, refTo } from '../control-plane/kube-object';
import { ready } from '../control-plane/workloads';
import { ACCEPTED, MANAGED, namespace, outcome, pod, refusedPodOf, statefulSet, typeWarnings } from './attempts';
import { useCluster } from './cluster';
import { Cluster } from './for-this-server';
import { type SynthesizedCluster, synthesized } from './synthesized';

const TKE = 'tke.cloud.tencent.com';

const template = (app: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] },
});

/** Pods with public addresses in a subnet of their own, others in a common one, and a bare pod with an address. */
function declare(app: App): void {
  const cluster = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.7'), kubernetes: '1.32' });
  const eips = cluster.subnet('eips', { cidr: '172.17.1.0/24', tke: { id: 'subnet-eip00001', zone: 'gz-6' } });
  const plain = cluster.subnet('plain', { cidr: '172.17.2.0/24', tke: { id: 'subnet-fix00001', zone: 'gz-6' } });
  const shop = cluster.namespace('shop');
  const bought = new EipInventory(cluster, 'bought', { ids: ['eip-aaaa0001', 'eip-aaaa0002', 'eip-aaaa0003'] });
  const reclaim = ReclaimPolicy.neverReclaimed();
  const gateway = { replicas: 2, reclaim, pools: [eips.pool('eips')], template: template('gateway') };
  EipBinding.inventory(new FixedIpStatefulSet(shop, 'gateway', gateway), bought);
  const pool = plain.pool('plain');
  new FixedIpStatefulSet(shop, 'ledger', { replicas: 2, reclaim, pools: [pool], template: template('ledger') });
  const legacy = { apiVersion: 'v1', kind: 'Pod', ...template('legacy'), metadata: { name: 'legacy' } };
  pool.pin(new ApiObject(shop, 'legacy', legacy), { reclaim });
}

const [prod] = synthesized(declare) as [SynthesizedCluster];
const [LEGACY] = prod.addresses.get('prod/shop/Pod/legacy') as unknown as readonly [string];

const ofKind = (kind: string, name: string): KubeObject =>
  prod.manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)!;
const templateOf = (set: string): Readonly<Record<string, string>> =>
  ofKind('StatefulSet', set).spec.template.metadata.annotations;

describe('on TKE', () => {
  const cluster = useCluster();
  const api = () => cluster.api.as('mallory', 'system:masters');

  beforeAll(async () => {
    await deploy(cluster.connection, prod.manifests);
    await ready(cluster.api, [
      ...['gateway', 'ledger'].map((name) => refTo('apps/v1', 'StatefulSet', `shop/${name}`)),
      refTo('v1', 'Pod', 'shop/legacy'),
    ]);
    await cluster.api.create(namespace('elsewhere'));
  }, 120_000);

  it('nothing is wrong with the types of the policies', async () => {
    expect(await typeWarnings(cluster.api)).toEqual([]);
  });

  describe.each(['elsewhere', 'shop'])('a stranger in the namespace %s is refused', (place) => {
    it.each([
      ['the address of a bare pod', { [`${TKE}/nominated-vpc-ip`]: LEGACY }, 'IPAM506'],
      ['a leading zero', { [`${TKE}/nominated-vpc-ip`]: LEGACY.replace('.17.', '.017.') }, 'IPAM508'],
      ['an IPv4-mapped address', { [`${TKE}/nominated-vpc-ip`]: `::ffff:${LEGACY}` }, 'IPAM508'],
      [
        'the subnet of public addresses',
        { [`${TKE}/nominated-eni-subnets`]: 'subnet-fix00001,subnet-eip00001' },
        'IPAM507',
      ],
      ['a public address', { [`${TKE}/eip-id-list`]: 'eip-aaaa0001' }, 'IPAM513'],
      ['a public address that nobody has yet', { [`${TKE}/eip-id-list`]: 'eip-bbbb0001,eip-aaaa0003' }, 'IPAM513'],
      ['a public address on super nodes', { [`eks.${TKE}/eip-id-list`]: 'eip-aaaa0002' }, 'IPAM513'],
    ])('%s', async (_, annotations, rule) => {
      expect(outcome(await api().create(pod(`${place}/thief`, { annotations })))).toBe(rule);
    });
  });

  it('our label lets nobody pass', async () => {
    const thief = pod('shop/thief', { labels: MANAGED, annotations: { [`${TKE}/nominated-vpc-ip`]: LEGACY } });
    expect(outcome(await api().create(thief))).toBe('IPAM506');
  });

  it('a StatefulSet with the template of another is refused', async () => {
    const annotations = templateOf('gateway');
    expect(await refusedPodOf(api(), statefulSet('shop/thief', { annotations }))).toMatch(/IPAM5(07|13)/);
  });

  it('a bare pod of another name with the template of one that has an address is refused', async () => {
    const { annotations = {} } = ofKind('Pod', 'legacy').metadata;
    expect(outcome(await api().create(pod('shop/legacy2', { annotations })))).toBe('IPAM506');
  });

  it('the claim of a pod is not inherited by a pod of its name', async () => {
    expect(outcome(await api().create(pod('shop/ledger-2')))).toBe('IPAM514');
    expect(outcome(await api().create(pod('shop/ledger-2', { annotations: templateOf('ledger') })))).toBe('IPAM514');
    expect(outcome(await api().create(pod('elsewhere/ledger-2')))).toBe(ACCEPTED);
    expect(outcome(await api().create(pod('shop/ledger-b')))).toBe(ACCEPTED);
  });

  it.each([
    ['an ordinary pod', {}],
    ['a subnet of everybody', { [`${TKE}/nominated-eni-subnets`]: 'subnet-fix00001' }],
    ['an address that nobody has', { [`${TKE}/nominated-vpc-ip`]: '172.17.2.200' }],
    ['public addresses of its own', { [`${TKE}/eip-id-list`]: 'eip-bbbb0001' }],
  ])('%s is in nobody’s way', async (title, annotations) => {
    const path = `elsewhere/allowed-${title.replace(/ /g, '-')}`;
    expect(outcome(await api().create(pod(path, { annotations })))).toBe(ACCEPTED);
  });

  it('pods of ours are made again, and changed in everything else', async () => {
    await cluster.api.delete(refTo('v1', 'Pod', 'shop/gateway-1'));
    await ready(cluster.api, [refTo('apps/v1', 'StatefulSet', 'shop/gateway')]);
    const gateway = refTo('v1', 'Pod', 'shop/gateway-1');
    const change = (annotations: object) => api().patch(gateway, { metadata: { annotations } });
    expect(outcome(await change({ [`${TKE}/eip-public-ip`]: '192.0.2.1' }))).toBe(ACCEPTED);
    expect(outcome(await change({ [`${TKE}/eip-id-list`]: 'eip-bbbb0001' }))).toBe('IPAM509');
  });
});
