import { ApiObject, type App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  Calico,
  Cluster,
  EipBinding,
  type EipFromPoolProps,
  FixedIpStatefulSet,
  Ipam,
  KubeOvn,
  type Pool,
  ReclaimPolicy,
  Tke,
} from '../../src/index';
import { leasesIn, lockAfter, plainApp, problemsOf, TEMPLATE } from '../support/declare';

// biome-ignore lint/suspicious/noExplicitAny: manifests are read as they come
type Json = Record<string, any>;

const VLAN = { kubeOvn: { vlan: 'vlan204' } };

interface Asked {
  readonly name?: string;
  readonly formerly?: string;
  readonly replicas?: number;
  readonly reclaim?: ReclaimPolicy;
  readonly eip?: Partial<EipFromPoolProps>;
  readonly isBound?: boolean;
  readonly isVpc?: boolean;
}

/** Two pods on Kube-OVN with a public address each. */
const redis =
  ({ name = 'redis', replicas = 2, isBound = true, isVpc = false, eip = {}, ...props }: Asked = {}) =>
  (app: App): Cluster => {
    const cluster = new Cluster(app, 'lab', { backend: KubeOvn.v1_16(), kubernetes: '1.34' });
    const blue = isVpc ? { vpc: cluster.vpc('blue', { enableExternal: true }) } : {};
    const pods = cluster.subnet('pods', { cidr: '10.1.0.0/24', ...blue }).pool('db', { cidr: '10.1.0.16/28' });
    const external = cluster.subnet('external', { cidr: '203.0.113.0/24', existing: true, ...VLAN });
    const publics = external.pool('public', { cidr: '203.0.113.64/28' });
    const set = new FixedIpStatefulSet(cluster.namespace('shop'), name, {
      replicas,
      pools: [pods],
      template: TEMPLATE,
      ...props,
    });
    if (isBound) EipBinding.pool(set, { pools: [publics], ...eip });
    return cluster;
  };

const eipLines = (lock: string): string[] => leasesIn(lock).filter((line) => line.includes('nic=eip'));

function objectsOf(asked: Asked, lock?: string): readonly Json[] {
  const app = plainApp();
  if (lock !== undefined) Ipam.of(app).useLock(lock);
  const cluster = redis(asked)(app);
  return Testing.synth(cluster.chart).filter(({ kind }) => kind === 'OvnEip' || kind === 'OvnFip');
}

describe('public addresses from a pool', () => {
  const lock = lockAfter(redis());

  it('are leases of the NIC eip, one for each ordinal', () => {
    expect(eipLines(lock)).toEqual([
      expect.stringMatching(
        /^203\.0\.113\.(6[4-9]|7\d)\.\.203\.0\.113\.\d+ bound lab\/shop\/StatefulSet\/redis 0\.\.1 nic=eip$/,
      ),
    ]);
    expect(lockAfter(redis(), lock)).toBe(lock);
  });

  it('may be chosen, and are read like other addresses', () => {
    const app = plainApp();
    const cluster = redis({ eip: { addresses: { 1: '203.0.113.70' } } })(app);
    const shop = cluster.namespace('shop');
    const set = shop.node.findChild('redis') as FixedIpStatefulSet;
    new ApiObject(shop, 'ticket', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'ticket' },
      data: { second: set.address(1, 4, 'eip'), ours: set.address(1) },
    });
    const ticket = Testing.synth(shop).find(({ kind }) => kind === 'ConfigMap');
    expect(ticket.data).toMatchObject({ second: '203.0.113.70', ours: expect.stringMatching(/^10\.1\.0\./) });
  });

  it('are kept, released and come home like the others', () => {
    const reclaim = ReclaimPolicy.retain({ onScaleDown: '24h', onDelete: 'forever' });
    const kept = lockAfter(redis({ reclaim }));
    const one = lockAfter(redis({ reclaim, replicas: 1 }), kept);
    expect(eipLines(one)[1]).toMatch(/ retained .*redis 1 nic=eip for=24h$/);
    expect(lockAfter(redis({ reclaim }), one)).toBe(kept);
    expect(eipLines(lockAfter(redis({ isBound: false }), lock))).toEqual([
      expect.stringMatching(/ released lab\/shop\/StatefulSet\/redis 0\.\.1 nic=eip$/),
    ]);
  });

  it('of a living cluster are adopted', () => {
    const app = plainApp();
    redis()(app);
    const workload = { kind: 'StatefulSet', name: 'redis', ordinal: 1 };
    const user = { kind: 'pod', namespace: 'shop', pod: 'redis-1', workload } as const;
    const seen = { evidence: 'IP object', file: 'eips.json', user } as const;
    Ipam.of(app).adopt({ observations: [{ ...seen, address: '203.0.113.75', nic: 'eip', subnet: 'external' }] });
    expect(eipLines(Ipam.of(app).lockText()!)).toContain('203.0.113.75 bound lab/shop/StatefulSet/redis 1 nic=eip');
  });

  it('go with a workload that is renamed, with the same OvnEips', () => {
    const renamed = { name: 'valkey', formerly: 'shop/StatefulSet/redis' };
    expect(lockAfter(redis(renamed), lock)).toBe(lock.replaceAll('redis', 'valkey'));
    const eipNames = (objects: readonly Json[]) =>
      objects.flatMap(({ kind, metadata }) => (kind === 'OvnEip' ? metadata.name : []));
    expect(eipNames(objectsOf(renamed, lock))).toEqual(eipNames(objectsOf({}, lock)));
  });
});

describe('on Kube-OVN', () => {
  const chosen = { addresses: { 0: '203.0.113.66', 1: '203.0.113.67' } };

  it('an OvnEip holds the address, and an OvnFip translates it', () => {
    const [eip, fip] = objectsOf({ eip: chosen, isVpc: true });
    const internal = fip!.spec.v4Ip as string;
    expect(internal).toMatch(/^10\.1\.0\./);
    expect(eip).toMatchObject({
      apiVersion: 'kubeovn.io/v1',
      metadata: { name: 'eip.external.203-0-113-66', annotations: { 'argocd.argoproj.io/sync-wave': '-5' } },
      spec: { externalSubnet: 'external', type: 'nat', v4Ip: '203.0.113.66' },
    });
    expect(fip).toMatchObject({
      metadata: {
        name: `redis-0.shop.203-0-113-66.${internal.replaceAll('.', '-')}`,
        annotations: { 'argocd.argoproj.io/sync-wave': '-3' },
      },
    });
    expect(fip!.spec).toEqual({ ovnEip: 'eip.external.203-0-113-66', vpc: 'blue', v4Ip: internal });
  });

  it('where the node of the pod translates, the IP object is named, whose MAC address is needed', () => {
    const fips = objectsOf({ eip: { ...chosen, gateway: 'distributed' } }).filter(({ kind }) => kind === 'OvnFip');
    expect(fips.map(({ spec }) => [spec.type, spec.ipName, spec.vpc])).toEqual([
      ['distributed', 'redis-0.shop', 'ovn-cluster'],
      ['distributed', 'redis-1.shop', 'ovn-cluster'],
    ]);
  });

  it('what moves is a new object, because neither can be changed', () => {
    const names = (ordinal: number) =>
      objectsOf({ eip: { addresses: { 0: `203.0.113.${66 + ordinal}` } } }).map(({ metadata }) => metadata.name);
    for (const kind of [0, 1]) expect(names(0)[kind]).not.toBe(names(1)[kind]);
  });

  it('ordinary pods get none of the public addresses: they stand in the IPPool of leases', () => {
    const app = plainApp();
    const chart = redis({ eip: chosen })(app).chart;
    const pool = Testing.synth(chart).find(({ metadata }) => metadata.name === 'external-leases');
    expect(pool.spec).toEqual({ ips: ['203.0.113.66..203.0.113.67'], subnet: 'external' });
  });
});

describe('on Calico', () => {
  const site = (app: App) => {
    const cluster = new Cluster(app, 'dc1', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
    return {
      cluster,
      shop: cluster.namespace('shop'),
      pods: cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.16/28' }),
      publics: cluster.subnet('public', { cidr: '203.0.113.0/24' }).pool('floating', { cidr: '203.0.113.64/28' }),
    };
  };

  it('each pod has its floating IP in the AllocationTable, and the pool is sealed', () => {
    const { cluster, shop, pods, publics } = site(plainApp());
    const set = new FixedIpStatefulSet(shop, 'redis', { replicas: 2, pools: [pods], template: TEMPLATE });
    EipBinding.pool(set, { pools: [publics], addresses: { 0: '203.0.113.66', 1: '203.0.113.67' } });
    const objects = Testing.synth(cluster.chart);
    const table = objects.find(({ kind }) => kind === 'AllocationTable');
    expect(table.spec.pods['redis-1'].annotations['cni.projectcalico.org/floatingIPs']).toBe('["203.0.113.67"]');
    expect(table.spec.pods['redis-1'].annotations['cni.projectcalico.org/ipAddrs']).toMatch(/^\["10\.1\.0\.\d+"\]$/);
    const sealed = objects.find(({ metadata }) => metadata.name === 'floating-reserved');
    expect(sealed.spec.reservedCIDRs).toEqual(['203.0.113.64/28']);
  });

  it('a bare pod has it in its own annotations, and the feature gate is told of', () => {
    const declare = (app: App) => {
      const { shop, pods, publics } = site(app);
      const pod = new ApiObject(shop, 'mail', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'mail' },
        ...TEMPLATE,
      });
      EipBinding.pool(pods.pin(pod), { pools: [publics], addresses: { 0: '203.0.113.66' } });
      return shop;
    };
    const [pod] = Testing.synth(declare(plainApp())).filter(({ kind }) => kind === 'Pod');
    expect(pod.metadata.annotations['cni.projectcalico.org/floatingIPs']).toBe('["203.0.113.66"]');
    expect(problemsOf(declare).map(({ rule, severity }) => [rule, severity])).toContainEqual(['IPAM145', 'warning']);
  });
});

describe('what is refused', () => {
  const errors = (declare: (app: App) => unknown): string[] =>
    problemsOf(declare).flatMap(({ rule, severity }) => (severity === 'error' ? rule : []));

  it('pools of another cluster, no pools, two bindings, unknown props', () => {
    const foreign = (app: App): Pool =>
      new Cluster(app, 'other', { backend: KubeOvn.v1_16(), kubernetes: '1.34' })
        .subnet('x', { cidr: '198.51.100.0/24', ...VLAN })
        .pool('x');
    expect(errors((app) => redis({ eip: { pools: [foreign(app)] } })(app))).toEqual(['IPAM125']);
    expect(errors(redis({ eip: { pools: [] } }))).toEqual(['IPAM111']);
    expect(errors(redis({ eip: { adresses: {} } as object }))).toEqual(['IPAM110']);
    expect(errors(redis({ eip: { addresses: { 5: '203.0.113.66' } } }))).toContain('IPAM132');
    expect(errors(redis())).toEqual([]);
    const twice = (app: App) => {
      const cluster = redis()(app);
      const publics = cluster.node.findChild('external').node.findChild('public') as Pool;
      EipBinding.pool(cluster.namespace('shop').node.findChild('redis') as FixedIpStatefulSet, { pools: [publics] });
    };
    expect(errors(twice)).toContain('IPAM130');
  });

  it('on TKE, whose public addresses are the cloud’s', () => {
    const declare = (app: App) => {
      const cluster = new Cluster(app, 'prod', { backend: Tke.ipamd('3.8.0'), kubernetes: '1.30' });
      const pool = (name: string, cidr: string, id: string) => cluster.subnet(name, { cidr, tke: { id } }).pool(name);
      const set = new FixedIpStatefulSet(cluster.namespace('shop'), 'redis', {
        replicas: 1,
        pools: [pool('pods', '10.1.0.0/24', 'subnet-00000001')],
        template: TEMPLATE,
      });
      EipBinding.pool(set, { pools: [pool('eips', '203.0.113.0/24', 'subnet-00000002')] });
    };
    expect(errors(declare)).toContain('IPAM142');
  });
});
