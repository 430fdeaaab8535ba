import type { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { type Cluster, Network, type Pool, ReclaimPolicy } from '../../src/index';
import { calicoCluster, leasesIn, lockAfter, problemsOf, statefulSet } from '../support/declare';

interface Redis {
  readonly replicas: number;
  readonly maxReplicas?: number;
  readonly reclaim?: ReclaimPolicy;
}

const db = (app: App, cidr = '10.1.0.0/27') =>
  calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr });

const redis = (props: Redis) => (app: App) => statefulSet('redis', { pools: [db(app)], ...props });
const nobody = (app: App) => db(app);

describe('the life of an address', () => {
  it('is held with its head-room from the start, as one aligned block', () => {
    expect(leasesIn(lockAfter(redis({ replicas: 3, maxReplicas: 4 })))).toEqual([
      '10.1.0.0..10.1.0.2 bound prod/shop/StatefulSet/redis 0..2',
      '10.1.0.3 headroom prod/shop/StatefulSet/redis 3',
    ]);
  });

  it('turns head-room into bound and back without moving', () => {
    const three = lockAfter(redis({ replicas: 3, maxReplicas: 4 }));
    const four = lockAfter(redis({ replicas: 4, maxReplicas: 4 }), three);
    expect(leasesIn(four)).toEqual(['10.1.0.0..10.1.0.3 bound prod/shop/StatefulSet/redis 0..3']);
    expect(lockAfter(redis({ replicas: 3, maxReplicas: 4 }), four)).toBe(three);
  });

  it('is retained on scale-down where the policy says so, and comes home', () => {
    const policy = { reclaim: ReclaimPolicy.retain({ onScaleDown: '24h' }) };
    const three = lockAfter(redis({ replicas: 3, ...policy }));
    const two = lockAfter(redis({ replicas: 2, ...policy }), three);
    expect(leasesIn(two)).toEqual([
      '10.1.0.0..10.1.0.1 bound prod/shop/StatefulSet/redis 0..1 scaleDown=24h',
      '10.1.0.2 retained prod/shop/StatefulSet/redis 2 for=24h',
    ]);
    expect(lockAfter(redis({ replicas: 3, ...policy }), two)).toBe(three);
  });

  it('is released where nothing was said, stays out of use, and only its old owner gets it back', () => {
    const held = lockAfter(redis({ replicas: 1 }));
    const gone = lockAfter(nobody, held);
    expect(leasesIn(gone)).toEqual(['10.1.0.0 released prod/shop/StatefulSet/redis 0']);
    const stranger = lockAfter((app) => statefulSet('other', { pools: [db(app)] }), gone);
    expect(leasesIn(stranger).filter((line) => line.includes('other'))).not.toEqual([
      expect.stringMatching(/^10\.1\.0\.0 /),
    ]);
    expect(lockAfter(redis({ replicas: 1 }), gone)).toBe(held);
  });

  it('keeps the policy of a workload that is gone', () => {
    const held = lockAfter(redis({ replicas: 1, reclaim: ReclaimPolicy.retain({ onDelete: 'forever' }) }));
    expect(leasesIn(lockAfter(nobody, held))).toEqual(['10.1.0.0 retained prod/shop/StatefulSet/redis 0 for=forever']);
  });

  it('goes with a workload that is renamed and says so', () => {
    const held = lockAfter(redis({ replicas: 2 }));
    const renamed = lockAfter(
      (app) => statefulSet('valkey', { pools: [db(app)], replicas: 2, formerly: 'shop/StatefulSet/redis' }),
      held,
    );
    expect(leasesIn(renamed)).toEqual(['10.1.0.0..10.1.0.1 bound prod/shop/StatefulSet/valkey 0..1']);
  });

  it('is refused, not moved, when its pool no longer has it', () => {
    const held = lockAfter(redis({ replicas: 1 }));
    const shrunk = (app: App) => statefulSet('redis', { pools: [db(app, '10.1.0.16/28')] });
    const [problem] = problemsOf(shrunk, held);
    expect(problem).toMatchObject({ severity: 'error', where: { identity: 'prod/shop/StatefulSet/redis' } });
    expect(problem!.message).toContain('10.1.0.0');
    expect(problem!.fix).toContain('cdk8s-ipam lock move prod/shop/StatefulSet/redis');
  });
});

describe('what is added in front of others', () => {
  interface Site {
    readonly app: App;
    readonly network: Network;
    readonly cluster: Cluster;
  }

  /** Two workloads in one pool, with something in front of each step. */
  const site =
    (
      inFront: {
        readonly cluster?: (site: Omit<Site, 'cluster'>) => void;
        readonly pool?: (site: Site) => void;
        readonly workload?: (pools: readonly Pool[]) => void;
      } = {},
    ) =>
    (app: App) => {
      const network = new Network(app, 'corp', { supernet: '10.0.0.0/8' });
      inFront.cluster?.({ app, network });
      const cluster = calicoCluster(app, 'prod', { network });
      inFront.pool?.({ app, network, cluster });
      const pools = [cluster.subnet('pods', { prefixLength: 20 }).pool('db', { prefixLength: 26 })];
      inFront.workload?.(pools);
      statefulSet('m', { pools, replicas: 3 });
      statefulSet('n', { pools, replicas: 2 });
    };
  const before = () => lockAfter(site());

  it.each([
    ['a workload', site({ workload: (pools) => statefulSet('a', { pools, replicas: 4 }) })],
    ['a namespace', site({ pool: ({ cluster }) => cluster.namespace('a') })],
    [
      'a pool',
      site({ pool: ({ cluster }) => cluster.subnet('a', { prefixLength: 20 }).pool('a', { prefixLength: 24 }) }),
    ],
    [
      'a cluster',
      site({
        cluster: ({ app, network }) => calicoCluster(app, 'a', { network }).subnet('pods', { prefixLength: 16 }),
      }),
    ],
  ])('%s moves no line that was there', (_what, declare) => {
    const lines = leasesIn(lockAfter(declare, before()));
    for (const line of leasesIn(before())) expect(lines).toContain(line);
  });

  it('leaves alone what is not its own when it is removed', () => {
    const with3 = lockAfter(site({ workload: (pools) => statefulSet('a', { pools, replicas: 4 }) }));
    const lines = leasesIn(lockAfter(site(), with3));
    const changed = leasesIn(with3).filter((line) => !lines.includes(line));
    expect(changed).toEqual([expect.stringContaining('bound prod/shop/StatefulSet/a 0..3')]);
  });
});
