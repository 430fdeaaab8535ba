import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calicoRenderer } from '../../../src/backends/calico/render';
import { CALICO_RULES } from '../../../src/check/areas/calico';
import { runRules } from '../../../src/check/run';
import type { Answer } from '../../../src/model/answer';
import { isError } from '../../../src/model/problem';
import type { CalicoConfig, CalicoPoolOptions } from '../../../src/model/snapshot';
import { isAtLeast, versionOf } from '../../../src/model/version';
import { answerOf, clusterIn, lease, type PoolStory, type Story, type SubnetStory } from '../../support/answers';
import { crdViolations, type KubernetesObject } from '../../support/crd-schema';
import { seedOf } from '../../support/seed';
import { calico } from './stories';

/** CALICO_RUNS=20000 tries more; CALICO_SEED goes the same way again. */
const numRuns = Number(process.env.CALICO_RUNS ?? 600);
const seed = seedOf('CALICO_SEED');

const CRDS = resolve(__dirname, '../../../imports/crds/calico');

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
/** In one of so many cases. */
const oneIn = <T>(cases: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: cases - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const sometimes = <T>(value: fc.Arbitrary<T>) => oneIn(3, value);

const configs: fc.Arbitrary<CalicoConfig> = fc
  .record({
    version: oneOf('3.28', '3.29', '3.30', '3.31', '3.32', '3.33'),
    api: oneOf('native' as const, 'aggregated' as const, 'crd' as const),
    strictAffinity: sometimes(fc.boolean()),
    windowsNodes: fc.boolean(),
  })
  .map(({ version, strictAffinity, ...rest }) =>
    calico(version, { ...rest, ...(strictAffinity === undefined ? {} : { strictAffinity }) }),
  );

const modes = oneOf('Never', 'Never', 'Always', 'CrossSubnet') as fc.Arbitrary<'Never' | 'Always' | 'CrossSubnet'>;
const selectors = oneOf('all()', "rack == 'a' && !has(gpu)", '!all()', 'rack == a', "zone in { 'a', 'b' }", 'global()');

const options: fc.Arbitrary<CalicoPoolOptions> = fc
  .record({
    blockSize: oneIn(8, oneOf(19, 20, 26, 28, 30, 32, 33, 115, 116, 122, 124, 128, 129)),
    ipipMode: oneIn(6, modes),
    vxlanMode: sometimes(modes),
    natOutgoing: sometimes(fc.boolean()),
    disableBGPExport: sometimes(fc.boolean()),
    nodeSelector: oneIn(20, selectors),
    namespaceSelector: oneIn(20, selectors),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

const lifecycles = oneOf('active' as const, 'active' as const, 'draining' as const, 'retired' as const);

/** Disjoint, each with pools inside. */
const SUBNETS = [
  ['172.23.0.0/16', ['172.23.19.0/28', '172.23.19.16/30', '172.23.64.0/18']],
  ['172.24.0.0/24', ['172.24.0.0/27', '172.24.0.32/32']],
  ['169.254.0.0/20', ['169.254.1.0/28']],
  ['fd00:23::/64', ['fd00:23::/124', 'fd00:23::1:0/122', 'fd00:23::2:0/128']],
  ['fe80:23::/64', ['fe80:23::/124']],
] as const;

const isRare = (cidr: string): boolean => cidr.startsWith('169.') || cidr.startsWith('fe80');

const subnets = fc.tuple(
  ...SUBNETS.map(([cidr, pools], i) =>
    fc
      .record({
        isThere: isRare(cidr) ? oneOf(...Array<boolean>(12).fill(false), true) : fc.boolean(),
        subnet: fc.record({ isAutomatic: fc.boolean(), isExisting: oneOf(false, false, true), lifecycle: lifecycles }),
        options,
        pools: fc.tuple(
          ...pools.map((pool, j) =>
            fc.record({ lifecycle: lifecycles, calico: options }).map(
              (more): PoolStory => ({
                name: `p${j}`,
                subnet: `s${i}`,
                cidrs: [pool],
                objectName: `pool-${i}-${j}`,
                ...more,
              }),
            ),
          ),
        ),
      })
      .map(({ isThere, subnet, options: calico, pools }) => ({
        subnets: isThere
          ? [{ name: `s${i}`, cidrs: [cidr], ...subnet, options: { calico } } satisfies SubnetStory]
          : [],
        pools: isThere ? pools : [],
      })),
  ),
);

const stories: fc.Arbitrary<Story> = fc
  .record({ backend: configs, places: subnets, isExact: fc.boolean(), offset: fc.nat(9), size: fc.nat(5) })
  .map(({ backend, places, isExact, offset, size }) => {
    const pools = places.flatMap((place) => place.pools);
    const has = (name: string) => pools.some((pool) => `${pool.subnet}/${pool.name}` === name);
    return {
      backend,
      cluster: { kubernetes: versionOf('1.36') },
      subnets: places.flatMap((place) => place.subnets),
      pools,
      workloads: has('s0/p0')
        ? [
            isExact
              ? { is: 'StatefulSet/redis', pools: ['s0/p0'] }
              : {
                  is: 'Deployment/web',
                  pools: ['s0/p0'],
                  contract: 'set',
                  replicas: { kind: 'set', count: 2, max: 2 },
                },
          ]
        : [],
      leases: [
        lease(
          `172.23.19.${offset}..${offset + size}`,
          isExact ? 'StatefulSet/redis' : 'Deployment/web',
          isExact ? { first: 0 } : {},
        ),
      ],
      reservations: ['172.23.19.3..172.23.19.9', '172.24.0.0/27'],
    };
  });

function rendered(answer: Answer): readonly KubernetesObject[] {
  const cluster = clusterIn(answer);
  const subnetOf = (key: string) => answer.snapshot.subnets.find((subnet) => subnet.key === key)!;
  const objects = [
    ...answer.snapshot.subnets.flatMap((subnet) => calicoRenderer.objectsForSubnet(subnet, cluster)),
    ...answer.snapshot.pools.flatMap((pool) =>
      calicoRenderer.objectsForPool(pool, { pool, cluster, subnet: subnetOf(pool.subnet) }),
    ),
  ];
  return objects
    .filter(({ kind }) => kind.startsWith('IP'))
    .map(({ apiVersion, kind, name, body }) => ({ apiVersion, kind, metadata: { name }, ...body(answer) }));
}

/** The CRDs of a version; before 3.32 those of crd.projectcalico.org alone, to which 3.28 … 3.30 only lack fields. */
const foldersFor = ({ version, api }: CalicoConfig): readonly string[] => {
  const own = isAtLeast(version, '3.33') ? 'v3.33' : isAtLeast(version, '3.32') ? 'v3.32' : 'v3.31';
  return own === 'v3.31' && api !== 'crd' ? ['v3.33'] : [own, 'v3.33'];
};

const violationsOf = (objects: readonly KubernetesObject[], folder: string): readonly string[] =>
  objects.flatMap((object) =>
    crdViolations(object, resolve(CRDS, folder)).map((text) => `${folder} ${JSON.stringify(object)}: ${text}`),
  );

const BY_SCHEMA: readonly string[] = ['IPAM302', 'IPAM303', 'IPAM305'];

describe('whatever is declared on Calico', () => {
  it('is refused by a rule, or accepted by the CRDs of its version and of the strictest one', {
    timeout: 3_600_000,
  }, () => {
    const seen = { accepted: 0, refused: 0, agreed: 0 };
    fc.assert(
      fc.property(stories, (story) => {
        const answer = answerOf(story);
        const config = story.backend as CalicoConfig;
        const rules = new Set(
          runRules(CALICO_RULES, answer)
            .filter(isError)
            .map(({ rule }) => rule),
        );
        const objects = rendered(answer);
        if (rules.size === 0) {
          seen.accepted++;
          for (const folder of foldersFor(config)) expect(violationsOf(objects, folder)).toEqual([]);
          for (const { kind, spec } of objects) {
            if (kind !== 'IPPool') continue;
            expect('assignmentMode' in (spec as object)).toBe(isAtLeast(config.version, '3.30'));
            if ('namespaceSelector' in (spec as object)) expect(isAtLeast(config.version, '3.31')).toBe(true);
          }
        } else seen.refused++;
        const isRendered = story.subnets!.every((subnet) => !subnet.isExisting && isActive(subnet));
        if (
          rules.size > 0 &&
          isRendered &&
          story.pools!.every(isActive) &&
          [...rules].every((rule) => BY_SCHEMA.includes(rule))
        ) {
          seen.agreed++;
          expect(violationsOf(objects, 'v3.33')).not.toEqual([]);
        }
      }),
      { numRuns, seed },
    );
    console.info(`declared on Calico, seed ${seed}: ${JSON.stringify(seen)}`);
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(0);
    if (numRuns >= 3000) expect(seen.agreed).toBeGreaterThan(0);
  });
});

/** A disabled pool may be smaller than a block. */
const isActive = ({ lifecycle = 'active' }: PoolStory | SubnetStory): boolean => lifecycle === 'active';
