import fc from 'fast-check';
import type {
  Declarations,
  Demand,
  EipDemand,
  NetworkDeclaration,
  Replicas,
  WorkloadDeclaration,
} from '../../src/model/declarations';
import type { Lock } from '../../src/model/lock';
import type { Reclaim, Retention } from '../../src/model/reclaim';
import { Address } from '../../src/net/address';
import { Range } from '../../src/net/range';
import { carved, DAY, given, network, owner, pool, subnet } from './world';

/** Small worlds in which everything meets everything: three pools, dual stack, a few workloads with one-letter names. */

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const POOLS = ['prod/pods/a', 'prod/pods/b', 'prod/pods/c'] as const;

export const networks: fc.Arbitrary<NetworkDeclaration> = fc
  .record({
    atStart: oneOf(0, 0, 2),
    excluded: fc.uniqueArray(fc.nat(63), { maxLength: 2 }),
    reserved: fc.array(fc.tuple(fc.nat(63), fc.nat(3)), { maxLength: 1 }),
    carvedLast: fc.boolean(),
  })
  .map(({ atStart, excluded, reserved, carvedLast }) =>
    network({
      subnets: [
        subnet({
          blocks: [given('10.0.0.0/25'), given('fd00::/120')],
          edges: [
            { family: 4, atStart, atEnd: 1 },
            { family: 6, atStart: 1, atEnd: 0 },
          ],
          excluded: excluded.map((offset) => Address.of(`10.0.0.${offset}`)),
          pools: [
            pool('a', [given('10.0.0.0/27'), given('fd00::/124')]),
            pool('b', [given('10.0.0.32/28'), given('fd00::10/125')], { quarantine: 2 * DAY }),
            pool('c', [carvedLast ? carved(29) : given('10.0.0.48/29'), given('fd00::20/126')]),
          ],
        }),
      ],
      reservations: reserved.map(([first, more]) => ({
        range: Range.of(`10.0.0.${first}..${first + more}`),
        reason: 'routers',
        where: {},
      })),
    }),
  );

const reclaims: fc.Arbitrary<Reclaim> = fc.record({
  onScaleDown: oneOf<Retention>('release', 'forever', 3600),
  onDelete: oneOf<Retention>('release', 'forever', 3600),
});

const replicasOf = (kind: string): fc.Arbitrary<Replicas> => {
  const count = fc.nat(5);
  const more = oneOf(0, 0, 1, 3);
  if (kind === 'Pod') return fc.constant({ kind: 'one' });
  if (kind === 'Deployment') return fc.tuple(count, more).map(([count, m]) => ({ kind: 'set', count, max: count + m }));
  return fc
    .tuple(count, more, oneOf(0, 0, 0, 2))
    .map(([count, m, start]) => ({ kind: 'ordinals', start, count, max: count + m }));
};

const FIRST_OF = { 4: Address.of('10.0.0.0'), 6: Address.of('fd00::') };

const demandOf = (family: 4 | 6): fc.Arbitrary<Demand> =>
  fc.record({
    family: fc.constant(family),
    pools: fc.shuffledSubarray([...POOLS], { minLength: 1 }),
    contiguity: oneOf('required' as const, 'preferred' as const, 'preferred' as const, 'none' as const),
    pins: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.nat(3), fc.nat(31))
          .map(([ordinal, offset]) => [{ ordinal, address: FIRST_OF[family].plus(offset) }]),
      },
    ),
    isAddressed: oneOf(true, true, true, true, true, true, true, false),
  });

const demands = oneOf<readonly (4 | 6)[]>([4], [4], [6], [4, 6]).chain((families) =>
  fc.tuple(...families.map(demandOf)),
);

const eips: fc.Arbitrary<EipDemand | undefined> = fc.option(
  fc.record({ inventory: fc.constant('prod/eips'), reclaim: reclaims }),
  { nil: undefined, freq: 5 },
);

const KINDS: Record<string, string> = { d: 'Deployment', p: 'Pod' };
const kindOf = (name: string): string => KINDS[name] ?? 'StatefulSet';

const workloadOf = (name: string): fc.Arbitrary<WorkloadDeclaration> =>
  fc.record({ reclaim: reclaims, replicas: replicasOf(kindOf(name)), demands, eips }).map(({ eips, ...rest }) => ({
    owner: owner(name, kindOf(name)),
    network: 'corp',
    where: {},
    ...rest,
    ...(eips && { eips }),
  }));

const NAMES = ['d', 'p', 's', 't', 'u', 'v'];

export const declarations: fc.Arbitrary<Declarations> = fc
  .tuple(
    networks,
    fc.subarray(NAMES, { minLength: 1 }).chain((names) => fc.tuple(...names.map(workloadOf))),
    fc.nat(9),
  )
  .map(([network, workloads, ids]) => ({
    networks: [network],
    workloads,
    inventories: [{ key: 'prod/eips', where: {}, ids: Array.from({ length: 20 + ids }, (_, i) => `eip-${i}`) }],
  }));

/** One network for a whole history, and each time some workloads declared anew. */
export const histories: fc.Arbitrary<readonly Declarations[]> = fc
  .tuple(declarations, fc.array(declarations, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([first, later, isStable]) => [
    first,
    ...later.map((each) => ({
      ...each,
      networks: isStable ? first.networks : each.networks,
      inventories: first.inventories,
      workloads: isStable ? mixed(first.workloads, each.workloads) : each.workloads,
    })),
  ]);

/** Workloads of both, the later declaration of each, with the demands of the first so that less is refused. */
const mixed = (first: readonly WorkloadDeclaration[], later: readonly WorkloadDeclaration[]): WorkloadDeclaration[] =>
  later.map((workload) => {
    const before = first.find(({ owner }) => owner === workload.owner);
    return before ? { ...workload, demands: before.demands } : workload;
  });

/** The same declarations in another order. */
export function shuffled({ networks, workloads, inventories }: Declarations, order: readonly number[]): Declarations {
  const mix = <T>(items: readonly T[]): T[] =>
    items
      .map((item, i) => ({ item, at: order[i % order.length]! * 31 + ((i * 7) % 5) }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return {
    networks: mix(networks).map((network) => ({
      ...network,
      reservations: mix(network.reservations),
      subnets: mix(network.subnets).map((subnet) => ({
        ...subnet,
        blocks: mix(subnet.blocks),
        edges: mix(subnet.edges),
        excluded: mix(subnet.excluded),
        pools: mix(subnet.pools).map((pool) => ({ ...pool, blocks: mix(pool.blocks) })),
      })),
    })),
    workloads: mix(workloads).map((workload) => ({
      ...workload,
      demands: mix(workload.demands).map((demand) => ({ ...demand, pins: mix(demand.pins) })),
    })),
    inventories: mix(inventories).map((inventory) => ({ ...inventory, ids: mix(inventory.ids) })),
  };
}

/** The lock after `lock gc` has removed some of the released lines, chosen by number. */
export const collected = (lock: Lock, chosen: readonly number[]): Lock => ({
  ...lock,
  networks: lock.networks.map((network) => ({
    ...network,
    leases: network.leases.filter(({ tenure }, i) => tenure.state !== 'released' || !chosen.includes(i % 8)),
  })),
});
