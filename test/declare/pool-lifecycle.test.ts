import { ApiObject, type App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Calico, Cluster, FixedIpStatefulSet, Ipam, KubeOvn, Tke } from '../../src/index';
import type { Lifecycle } from '../../src/model/declarations';
import { calicoCluster, leasesIn, lockAfter, plainApp, problemsOf, statefulSet, TEMPLATE } from '../support/declare';

const rulesOf = (declare: (app: App) => void, lock?: string): string[] =>
  problemsOf(declare, lock).map(({ rule }) => rule);

interface Plan {
  readonly old?: Lifecycle;
  readonly subnet?: Lifecycle;
  readonly replicas?: number;
  readonly names?: readonly ('old' | 'next')[];
}

const shop =
  ({ old = 'active', subnet: whole = 'active', replicas = 2, names = ['old', 'next'] }: Plan) =>
  (app: App) => {
    const subnet = calicoCluster(app).subnet('pods', { cidr: '10.0.0.0/24', lifecycle: whole });
    const pools = {
      old: subnet.pool('old', { cidr: '10.0.0.0/28', lifecycle: old }),
      next: subnet.pool('next', { cidr: '10.0.0.16/28' }),
    };
    if (replicas > 0) statefulSet('redis', { replicas, pools: names.map((name) => pools[name]) });
  };

const before = lockAfter(shop({}));

describe('a pool that is drained', () => {
  it('keeps who stands there, sends newcomers elsewhere, and says how far it is', () => {
    const drain = shop({ old: 'draining', replicas: 3 });
    expect(leasesIn(lockAfter(drain, before))).toEqual([
      '10.0.0.0..10.0.0.1 bound prod/shop/StatefulSet/redis 0..1',
      '10.0.0.16 bound prod/shop/StatefulSet/redis 2',
    ]);
    expect(problemsOf(drain, before)).toMatchObject([
      {
        rule: 'IPAM225',
        severity: 'warning',
        message: 'prod/pods/old is draining; still in it: 2 bound, of prod/shop/StatefulSet/redis.',
      },
    ]);
  });

  it('is drained with its subnet', () => {
    expect(rulesOf(shop({ subnet: 'draining' }), before)).toEqual(['IPAM225', 'IPAM225']);
    expect(rulesOf(shop({ subnet: 'draining' }))).toContain('IPAM200');
  });

  it('is retired when nothing stands in it, and not before', () => {
    const retire = shop({ old: 'retired' });
    expect(rulesOf(retire, before)).toEqual(['IPAM224']);
    const moved = before.replace('10.0.0.0..10.0.0.1 ', '10.0.0.16..10.0.0.17 ');
    const text = moved.split('\n');
    const at = text.findIndex((line) => line.includes('10.0.0.16..10.0.0.17'));
    const heading = text.findIndex((line) => line.trim() === '- 10.0.0.16/28');
    const lines = [...text];
    const [lease] = lines.splice(at, 1);
    lines.splice(heading, 0, lease!);
    expect(rulesOf(retire, lines.join('\n'))).toEqual([]);
  });

  it('is missed when it is removed too early', () => {
    const withoutPool = (app: App) => {
      const subnet = calicoCluster(app).subnet('pods', { cidr: '10.0.0.0/24' });
      subnet.pool('next', { cidr: '10.0.0.16/28' });
    };
    expect(rulesOf(withoutPool, before)).toEqual(['IPAM227']);
  });

  it.each(['active', 'draining', 'retired'] as const)('is written as an IPPool that says so: %s', (lifecycle) => {
    const app = plainApp();
    const cluster = calicoCluster(app);
    cluster.subnet('pods', { cidr: '10.0.0.0/24' }).pool('old', { lifecycle });
    cluster.subnet('all', { cidr: '10.1.0.0/16', automatic: true, lifecycle });
    const pools = Testing.synth(cluster.chart).filter(({ kind }) => kind === 'IPPool');
    expect(pools.map(({ spec: { disabled, nodeSelector } }) => [disabled, nodeSelector])).toEqual([
      [lifecycle === 'retired' ? true : undefined, '!all()'],
      [lifecycle === 'retired' ? true : undefined, lifecycle === 'active' ? 'all()' : '!all()'],
    ]);
  });

  describe('where the backend chooses the addresses', () => {
    const tke = (lifecycle: Lifecycle, replicas: number) => (app: App) => {
      const cluster = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.7'), kubernetes: '1.30' });
      const pool = (name: string, cidr: string, more = {}) =>
        cluster.subnet(name, { cidr, tke: { id: `subnet-${name}`, zone: 'ap-guangzhou-3' } }).pool('all', more);
      const pools = [pool('a', '10.0.0.0/28', { lifecycle }), pool('b', '10.0.1.0/28')];
      statefulSet('redis', { replicas, pools });
      return cluster;
    };

    it('places no new claim in it', () => {
      expect(leasesIn(lockAfter(tke('draining', 3), lockAfter(tke('active', 2))))).toEqual([
        'prod/a/all bound prod/shop/StatefulSet/redis 0..1',
        'prod/b/all bound prod/shop/StatefulSet/redis 2',
      ]);
    });

    it('nominates its subnet only while there are claims in it', () => {
      const nominated = (lock?: string): unknown => {
        const app = plainApp();
        if (lock !== undefined) Ipam.of(app).useLock(lock);
        const [set] = Testing.synth(tke('draining', 2)(app).namespace('shop'));
        return set.spec.template.metadata.annotations['tke.cloud.tencent.com/nominated-eni-subnets'];
      };
      expect(nominated()).toBe('subnet-b');
      expect(nominated(lockAfter(tke('active', 2)))).toBe('subnet-a,subnet-b');
    });
  });
});

describe('a namespace with pools of its own', () => {
  it('carries them as annotations, one for each family', () => {
    const app = plainApp();
    const cluster = calicoCluster(app);
    const all = cluster.subnet('all', { cidr: ['10.1.0.0/16', 'fd00::/64'], automatic: true });
    const team = cluster.subnet('fixed', { cidr: '10.2.0.0/24' }).pool('team', { objectName: 'shop-pods' });
    cluster.namespace('shop', { calico: { pools: [team, all] } });
    const [namespace] = Testing.synth(cluster.chart).filter(({ kind }) => kind === 'Namespace');
    expect(namespace.metadata.annotations).toMatchObject({
      'cni.projectcalico.org/ipv4pools': '["shop-pods","all"]',
      'cni.projectcalico.org/ipv6pools': '["all-v6"]',
    });
    expect(Ipam.of(app).problems()).toEqual([]);
  });

  it('is refused on another CNI, and with what is no pool', () => {
    const onOvn = (app: App) => {
      const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
      cluster.namespace('shop', { calico: { pools: [cluster.subnet('pods', { cidr: '10.0.0.0/24' })] } });
    };
    expect(rulesOf(onOvn)).toEqual(['IPAM133']);
    const withText = (app: App) => calicoCluster(app).namespace('shop', { calico: { pools: ['db' as never] } });
    expect(rulesOf(withText)).toEqual(['IPAM111']);
  });
});

describe('a namespace that is asked for again', () => {
  it.each([
    ['without props', {}, []],
    ['with the same props', { labels: { team: 'shop' } }, []],
    ['with other props', { labels: { team: 'data' } }, ['IPAM130']],
    ['with more props', { labels: { team: 'shop' }, existing: true }, ['IPAM130']],
  ])('%s', (_, props, rules) => {
    const again = (app: App) => {
      const cluster = calicoCluster(app);
      cluster.namespace('shop', { labels: { team: 'shop' } });
      cluster.namespace('shop', props);
    };
    expect(rulesOf(again)).toEqual(rules);
  });
});

describe('props without a meaning on a CNI', () => {
  const ovn = (app: App) => new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });

  it.each([
    ['automatic: false of a subnet', (app: App) => ovn(app).subnet('pods', { cidr: '10.0.0.0/24', automatic: false })],
    [
      'existing of a pool',
      (app: App) => ovn(app).subnet('pods', { cidr: '10.0.0.0/24' }).pool('db', { existing: true }),
    ],
    [
      'objectName of a pool',
      (app: App) => ovn(app).subnet('pods', { cidr: '10.0.0.0/24' }).pool('db', { objectName: 'db' }),
    ],
  ])('%s is refused on Kube-OVN', (_, declare) => {
    expect(rulesOf(declare)).toEqual(['IPAM133']);
  });

  it('are right on Calico', () => {
    const declare = (app: App) =>
      calicoCluster(app)
        .subnet('pods', { cidr: '10.0.0.0/24', automatic: false })
        .pool('db', { existing: true, objectName: 'db' });
    expect(rulesOf(declare)).toEqual([]);
  });
});

describe('a StatefulSet of another API group', () => {
  const pinned = (backend: ReturnType<typeof Calico.v3_32>) => (app: App) => {
    const cluster = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
    const pool = cluster
      .subnet('pods', { cidr: '10.0.0.0/24', ...(backend.kind === 'tke' ? { tke: { id: 'subnet-a' } } : {}) })
      .pool('db');
    const advanced = new ApiObject(cluster.namespace('shop'), 'redis', {
      apiVersion: 'apps.kruise.io/v1beta1',
      kind: 'StatefulSet',
      metadata: { name: 'redis' },
      spec: { replicas: 1, template: TEMPLATE },
    });
    pool.pin(advanced);
  };

  it.each([
    ['Calico', Calico.v3_32()],
    ['Kube-OVN', KubeOvn.v1_16()],
  ])('is refused on %s', (_, backend) => {
    expect(problemsOf(pinned(backend)).filter(({ rule }) => rule === 'IPAM121')).toMatchObject([
      { message: 'prod/shop/StatefulSet/redis is a StatefulSet of the API group apps.kruise.io.' },
    ]);
  });

  it('is served on TKE, which keeps to the names of pods', () => {
    expect(rulesOf(pinned(Tke.ipamd('3.4.7')))).not.toContain('IPAM121');
  });

  it('is what Kubernetes has otherwise', () => {
    const own = (app: App) => {
      const cluster = calicoCluster(app);
      const pool = cluster.subnet('pods', { cidr: '10.0.0.0/24' }).pool('db');
      new FixedIpStatefulSet(cluster.namespace('shop'), 'redis', { replicas: 1, pools: [pool], template: TEMPLATE });
    };
    expect(rulesOf(own)).toEqual([]);
  });
});
