import { ApiObject, type App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  Cluster,
  FixedIpStatefulSet,
  type InterfaceClaimProps,
  Ipam,
  KubeOvn,
  type NamespaceChart,
  type Pool,
  ReclaimPolicy,
} from '../../src/index';
import type { MoveRequest } from '../../src/model/move';
import { leasesIn, lockAfter, plainApp, problemsOf, TEMPLATE } from '../support/declare';

const NET1 = 'net1.shop.ovn';

interface Site {
  readonly app: App;
  readonly cluster: Cluster;
  readonly shop: NamespaceChart;
  /** Of the default interface. */
  readonly pods: Pool;
  /** Of the attachment net1. */
  readonly storage: Pool;
  /** Of the attachment net1 in a VPC of its own, with the addresses of `pods`. */
  readonly blue: Pool;
}

function site(app: App, storage = '10.9.0.0/28'): Site {
  const cluster = new Cluster(app, 'lab', { backend: KubeOvn.v1_16({ ipObjects: true }), kubernetes: '1.34' });
  const kubeOvn = { provider: NET1 };
  const vpc = cluster.vpc('blue');
  return {
    app,
    cluster,
    shop: cluster.namespace('shop'),
    pods: cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.16/28' }),
    storage: cluster.subnet('storage', { cidr: '10.9.0.0/24', kubeOvn }).pool('db', { cidr: storage }),
    blue: cluster.subnet('blue-pods', { cidr: '10.1.0.0/24', kubeOvn, vpc }).pool('db', { cidr: '10.1.0.16/28' }),
  };
}

const redis = ({ shop, pods }: Site, further: Partial<InterfaceClaimProps>, props: object = {}): FixedIpStatefulSet =>
  new FixedIpStatefulSet(shop, 'redis', {
    replicas: 2,
    maxReplicas: 3,
    pools: [pods],
    interfaces: [{ nic: NET1, pools: [], ...further }],
    template: TEMPLATE,
    ...props,
  });

const onNet1 =
  (props: object = {}) =>
  (app: App) => {
    const here = site(app);
    redis(here, { pools: [here.storage] }, props);
  };

/** Runs without addresses: how many, in which state, for which NIC. */
const states = (lock: string): string[] =>
  leasesIn(lock).map((line) => line.replace(/^\S+ /, '').replace('lab/shop/StatefulSet/', ''));

// biome-ignore lint/suspicious/noExplicitAny: manifests are read as they come
type Json = Record<string, any>;

const only = (objects: readonly Json[], kind: string): Json => objects.find((object) => object.kind === kind)!;
const annotationsOf = (object: Json): Json => object.spec.template.metadata.annotations;

describe('a StatefulSet with a second interface', () => {
  it('has a lease of each ordinal for each interface, in the pools of that interface', () => {
    expect(leasesIn(lockAfter(onNet1()))).toEqual([
      expect.stringMatching(/^10\.1\.0\.\d+\.\.10\.1\.0\.\d+ bound lab\/shop\/StatefulSet\/redis 0\.\.1$/),
      expect.stringMatching(/^10\.1\.0\.\d+ headroom lab\/shop\/StatefulSet\/redis 2$/),
      expect.stringMatching(/^10\.9\.0\.\d+\.\.10\.9\.0\.\d+ bound .*\/redis 0\.\.1 nic=net1\.shop\.ovn$/),
      expect.stringMatching(/^10\.9\.0\.\d+ headroom .*\/redis 2 nic=net1\.shop\.ovn$/),
    ]);
  });

  it('says both on its template, under the keys of each provider, and reads both', () => {
    const here = site(plainApp());
    const set = redis(here, { pools: [here.storage], addresses: { 0: '10.9.0.7' } });
    new ApiObject(here.shop, 'ticket', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'ticket' },
      data: { default: set.address(0), storage: set.address(0, 4, NET1), all: set.cidrs(4, NET1) },
    });
    const objects = Testing.synth(here.shop);
    const annotations = annotationsOf(only(objects, 'StatefulSet'));
    expect(annotations).toMatchObject({
      'ovn.kubernetes.io/logical_switch': 'pods',
      'net1.shop.ovn.kubernetes.io/logical_switch': 'storage',
    });
    const [first] = annotations['ovn.kubernetes.io/ip_pool'].split(',');
    expect(annotations['net1.shop.ovn.kubernetes.io/ip_pool']).toMatch(/^10\.9\.0\.7,10\.9\.0\.\d+,10\.9\.0\.\d+$/);
    expect(only(objects, 'ConfigMap').data).toMatchObject({ default: first, storage: '10.9.0.7' });
  });

  it('has an IP object for each ordinal and interface, with the provider at the end of its name', () => {
    const here = site(plainApp());
    redis(here, { pools: [here.storage] });
    const names = Testing.synth(here.cluster.chart).flatMap(({ kind, metadata }) =>
      kind === 'IP' ? metadata.name : [],
    );
    expect(names.sort()).toEqual([
      'redis-0.shop',
      'redis-0.shop.net1.shop.ovn',
      'redis-1.shop',
      'redis-1.shop.net1.shop.ovn',
      'redis-2.shop',
      'redis-2.shop.net1.shop.ovn',
    ]);
  });

  it('may have the same address in another network', () => {
    const declare = (app: App) => {
      const here = site(app);
      redis(here, { pools: [here.blue], addresses: { 0: '10.1.0.20' } }, { addresses: { 0: '10.1.0.20' } });
    };
    const lock = lockAfter(declare);
    expect(leasesIn(lock).filter((line) => line.startsWith('10.1.0.20'))).toHaveLength(2);
    expect(lockAfter(declare, lock)).toBe(lock);
  });
});

describe('the life of two interfaces', () => {
  const before = lockAfter(onNet1());

  it('is the same lock when synthesized again', () => {
    expect(lockAfter(onNet1(), before)).toBe(before);
  });

  it('is scaled down and deleted under one policy, each interface for itself', () => {
    const retain = ReclaimPolicy.retain({ onScaleDown: '1h', onDelete: 'forever' });
    const kept = lockAfter(onNet1({ reclaim: retain }));
    const scaled = lockAfter(onNet1({ reclaim: retain, replicas: 1, maxReplicas: 1 }), kept);
    expect(states(scaled).filter((line) => line.startsWith('retained'))).toEqual([
      'retained redis 1..2 for=1h',
      'retained redis 1..2 nic=net1.shop.ovn for=1h',
    ]);
    const gone = lockAfter((app) => void site(app), scaled);
    expect(states(gone)).toContain('retained redis 0 nic=net1.shop.ovn for=forever');
    expect(lockAfter(onNet1({ reclaim: retain }), gone)).toBe(kept);
  });

  it('lets go of an interface that is no longer declared, and of that alone', () => {
    const after = lockAfter((app) => {
      const { shop, pods } = site(app);
      new FixedIpStatefulSet(shop, 'redis', { replicas: 2, maxReplicas: 3, pools: [pods], template: TEMPLATE });
    }, before);
    expect(states(after).filter((line) => line.includes('nic='))).toEqual(['released redis 0..2 nic=net1.shop.ovn']);
    expect(states(after).filter((line) => !line.includes('nic='))).toEqual(
      states(before).filter((line) => !line.includes('nic=')),
    );
  });

  it('goes with the workload when that is renamed, in all its networks', () => {
    const named = (name: string, formerly?: string) => (app: App) => {
      const { shop, pods, blue } = site(app);
      new FixedIpStatefulSet(shop, name, {
        replicas: 2,
        pools: [pods],
        interfaces: [{ nic: NET1, pools: [blue] }],
        template: TEMPLATE,
        ...(formerly && { formerly }),
      });
    };
    const old = lockAfter(named('redis'));
    expect(lockAfter(named('valkey', 'shop/StatefulSet/redis'), old)).toBe(old.replaceAll('redis', 'valkey'));
  });

  it('moves one interface and leaves the other', () => {
    const moved = (request: Partial<MoveRequest>, declare: (app: App) => void) => {
      const app = plainApp();
      Ipam.of(app).useLock(before);
      declare(app);
      Ipam.of(app).move({ owner: 'lab/shop/StatefulSet/redis', isAll: false, ...request });
      return Ipam.of(app).lockText() ?? JSON.stringify(Ipam.of(app).problems());
    };
    const elsewhere = (app: App) => {
      const here = site(app, '10.9.0.32/28');
      redis(here, { pools: [here.storage] });
    };
    expect(problemsOf(elsewhere, before).map(({ rule }) => rule)).toContain('IPAM202');
    const lines = leasesIn(moved({}, elsewhere));
    expect(lines.filter((line) => !line.includes('nic='))).toEqual(
      leasesIn(before).filter((line) => !line.includes('nic=')),
    );
    const there = lines.filter((line) => line.includes('nic=') && !line.includes('released'));
    expect(there).toHaveLength(2);
    for (const line of there) expect(line).toMatch(/^10\.9\.0\.(3[2-9]|4[0-7])\b/);
  });
});

describe('a virtual machine with two interfaces', () => {
  const machine = (shop: NamespaceChart): ApiObject =>
    new ApiObject(shop, 'vm', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'vm' },
      spec: { runStrategy: 'Always', template: { spec: { domain: {} } } },
    });

  it('has an address and a MAC address for each, on the template of its launcher pods', () => {
    const { shop, pods, storage } = site(plainApp());
    pods.pin(machine(shop), {
      addresses: { 0: '10.1.0.20' },
      macAddresses: { 0: '00:00:00:4d:b4:36' },
      interfaces: [
        { nic: NET1, pools: [storage], addresses: { 0: '10.9.0.4' }, macAddresses: { 0: '00:00:00:4d:b4:37' } },
      ],
    });
    expect(annotationsOf(only(Testing.synth(shop), 'VirtualMachine'))).toEqual({
      'net1.shop.ovn.kubernetes.io/ip_pool': '10.9.0.4',
      'net1.shop.ovn.kubernetes.io/logical_switch': 'storage',
      'net1.shop.ovn.kubernetes.io/mac_address': '00:00:00:4d:b4:37',
      'ovn.kubernetes.io/ip_pool': '10.1.0.20',
      'ovn.kubernetes.io/logical_switch': 'pods',
      'ovn.kubernetes.io/mac_address': '00:00:00:4d:b4:36',
    });
  });

  it('has IP objects under the name of the machine', () => {
    const { cluster, shop, pods, storage } = site(plainApp());
    pods.pin(machine(shop), { interfaces: [{ nic: NET1, pools: [storage] }] });
    const ips = Testing.synth(cluster.chart).filter(({ kind }) => kind === 'IP');
    expect(ips.map(({ metadata, spec }) => [metadata.name, spec.podName, spec.podType, spec.subnet])).toEqual([
      ['vm.shop', 'vm', 'VirtualMachine', 'pods'],
      ['vm.shop.net1.shop.ovn', 'vm', 'VirtualMachine', 'storage'],
    ]);
  });

  it('may have one attachment twice, each with keys of its own', () => {
    const { cluster, shop, pods, storage } = site(plainApp());
    pods.pin(machine(shop), {
      interfaces: [
        { nic: `${NET1}.eth1`, pools: [storage], addresses: { 0: '10.9.0.4' } },
        {
          nic: `${NET1}.eth2`,
          pools: [storage],
          addresses: { 0: '10.9.0.5' },
          macAddresses: { 0: '00:00:00:4d:b4:37' },
        },
      ],
    });
    expect(annotationsOf(only(Testing.synth(shop), 'VirtualMachine'))).toMatchObject({
      'net1.shop.kubernetes.io/ip_address.eth1': '10.9.0.4',
      'net1.shop.kubernetes.io/ip_address.eth2': '10.9.0.5',
      'net1.shop.kubernetes.io/mac_address.eth2': '00:00:00:4d:b4:37',
      'net1.shop.ovn.eth1.kubernetes.io/logical_switch': 'storage',
      'net1.shop.ovn.eth2.kubernetes.io/logical_switch': 'storage',
    });
    expect(Testing.synth(cluster.chart).filter(({ kind }) => kind === 'IP')).toHaveLength(1);
  });
});

describe('what is wrong with interfaces', () => {
  const errors = (further: (here: Site) => readonly InterfaceClaimProps[], props: object = {}): string[] =>
    problemsOf((app) => {
      const here = site(app);
      redis(here, {}, { interfaces: further(here), ...props });
    }).flatMap(({ rule, severity }) => (severity === 'error' ? rule : []));

  it('one that claims twice', () => {
    const twice = (here: Site) => [
      { nic: NET1, pools: [here.storage] },
      { nic: NET1, pools: [here.storage] },
    ];
    expect(errors(twice)).toContain('IPAM141');
    expect(errors((here) => [{ nic: NET1, pools: [here.storage] }], { nic: NET1 })).toContain('IPAM141');
    expect(errors((here) => [{ nic: NET1, pools: [here.storage] }])).toEqual([]);
  });

  it('one without pools, with a name that is kept, or with an unknown prop', () => {
    expect(errors(() => [{ nic: NET1, pools: [] }])).toEqual(['IPAM111']);
    expect(errors((here) => [{ nic: 'eip', pools: [here.storage] }])).toEqual(['IPAM111']);
    expect(errors((here) => [{ nic: NET1, pools: [here.storage], adresses: {} } as InterfaceClaimProps])).toEqual([
      'IPAM110',
    ]);
  });

  it('pools of two subnets, or of another provider', () => {
    expect(errors((here) => [{ nic: 'net2.shop.ovn', pools: [here.storage] }])).toContain('IPAM332');
    expect(errors((here) => [{ nic: 'net2.shop.ovn', pools: [here.pods] }])).toEqual([]);
    expect(errors((here) => [{ nic: NET1, pools: [here.storage, here.pods] }])).toContain('IPAM327');
  });
});
