import type { App } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type Cluster, FixedIpStatefulSet, Ipam, type Pool } from '../../src/index';
import { calicoCluster, plainApp, TEMPLATE } from '../support/declare';

const CLUSTERS = ['east', 'west'];
const POOLS = ['a', 'b', 'c'];

interface Tree {
  readonly clusters: readonly string[];
  readonly pools: readonly string[];
  readonly workloads: readonly {
    readonly name: string;
    readonly replicas: number;
    readonly pool: string;
    readonly cluster: string;
  }[];
}

/** The same declarations, in the order of the lists. */
function declare(app: App, { clusters, pools, workloads }: Tree): void {
  const made = new Map<string, { readonly cluster: Cluster; readonly pools: ReadonlyMap<string, Pool> }>();
  for (const name of clusters) {
    const cluster = calicoCluster(app, name, { supernet: ['10.0.0.0/8', 'fd00::/48'] });
    const subnet = cluster.subnet('pods', { prefixLength: 16, ipv6PrefixLength: 64 });
    made.set(name, {
      cluster,
      pools: new Map(pools.map((id) => [id, subnet.pool(id, { prefixLength: 26, ipv6PrefixLength: 122 })])),
    });
  }
  for (const { name, replicas, pool, cluster } of workloads) {
    const home = made.get(cluster)!;
    new FixedIpStatefulSet(home.cluster.namespace('shop'), name, {
      replicas,
      pools: [home.pools.get(pool)!],
      template: TEMPLATE,
    });
  }
}

const outcome = (tree: Tree) => {
  const app = plainApp();
  declare(app, tree);
  const objects = parseAllDocuments(app.synthYaml()).map((document) => JSON.stringify(document.toJS()));
  return { lock: Ipam.of(app).lockText(), objects: objects.sort() };
};

const workloads = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,6}$/),
    replicas: fc.integer({ min: 1, max: 5 }),
    pool: fc.constantFrom(...POOLS),
    cluster: fc.constantFrom(...CLUSTERS),
  }),
  { maxLength: 8, selector: ({ name, cluster }) => `${cluster}/${name}` },
);

describe('the order of declarations', () => {
  it('changes neither a byte of the lock nor the set of objects', () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    const pairs = workloads.chain((items) =>
      fc.record({ clusters: shuffled(CLUSTERS), pools: shuffled(POOLS), workloads: shuffled(items) }).map((other) => ({
        one: { clusters: CLUSTERS, pools: POOLS, workloads: items },
        other,
      })),
    );
    fc.assert(
      fc.property(pairs, ({ one, other }) => {
        expect(outcome(other)).toEqual(outcome(one));
      }),
      { numRuns: 40 },
    );
  });
});
