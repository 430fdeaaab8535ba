import type { Declarations, Demand, Lifecycle, Pin, Replicas, WorkloadDeclaration } from '../../src/model/declarations';
import type { Reclaim } from '../../src/model/reclaim';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import { carved, DAY, given, network, pool, subnet } from '../allocate/world';

/** What somebody who edits declarations has in mind. Turned into declarations by `declarationsOf`. */
export interface Sketch {
  readonly workloads: Readonly<Record<string, WorkloadSketch>>;
  /** The pools of corp that are declared, by letter. */
  readonly pools: readonly string[];
  readonly quarantines: Readonly<Record<string, number>>;
  /** The pools that serve nothing new, by letter, in both networks. */
  readonly closed: readonly string[];
  readonly reserved: readonly (readonly [first: number, size: number])[];
  readonly excluded: readonly number[];
  readonly edges: number;
  readonly ids: number;
  /** How many pools are carved in the other network. */
  readonly carvedPools: number;
}

export interface WorkloadSketch {
  readonly isElsewhere: boolean;
  readonly start: number;
  readonly count: number;
  readonly more: number;
  readonly reclaim: Reclaim;
  readonly families: readonly (4 | 6)[];
  readonly nics: number;
  /** Whether the second NIC is in the other network. */
  readonly isSplit: boolean;
  readonly pools: readonly string[];
  /** The pools of the second NIC. */
  readonly otherPools: readonly string[];
  readonly contiguity: Demand['contiguity'];
  readonly pins: readonly { readonly ordinal: number; readonly offset: number }[];
  readonly isAddressed: boolean;
  readonly hasEips: boolean;
  readonly formerly?: string;
}

export const POOLS = ['a', 'b', 'c', 'd', 'w'] as const;

const KINDS: Record<string, string> = { d: 'Deployment', e: 'Deployment', p: 'Pod', q: 'VirtualMachine' };

export const kindOf = (name: string): string => KINDS[name] ?? 'StatefulSet';
export const ownerNamed = (name: string): string => `prod/shop/${kindOf(name)}/${name}`;

export const declarationsOf = (sketch: Sketch): Declarations => ({
  networks: [corp(sketch), lab(sketch)],
  workloads: Object.entries(sketch.workloads).flatMap(([name, workload]) => declaredAs(name, workload)),
  inventories: [{ key: 'prod/eips', where: {}, ids: Array.from({ length: sketch.ids }, (_, i) => `eip-${i}`) }],
});

/** Two families, pools side by side, one of them carved; and a pool so large that it has headings for its aisles. */
const corp = ({ pools, quarantines, closed, reserved, excluded, edges }: Sketch) => {
  const named = (name: string, blocks: Parameters<typeof pool>[1]) =>
    pools.includes(name)
      ? [pool(name, blocks, { quarantine: quarantines[name] ?? DAY, lifecycle: lifecycleOf(name, closed) })]
      : [];
  return network({
    subnets: [
      subnet({
        blocks: [given('10.0.0.0/25'), given('fd00::/120')],
        edges: [
          { family: 4, atStart: edges, atEnd: 1 },
          { family: 6, atStart: 1, atEnd: 0 },
        ],
        excluded: excluded.map((offset) => Address.of(`10.0.0.${offset}`)),
        pools: [
          ...named('a', [given('10.0.0.0/28'), given('fd00::/125')]),
          ...named('b', [given('10.0.0.32/29'), given('fd00::10/126')]),
          ...named('c', [given('10.0.0.48/29'), given('fd00::20/126')]),
          ...named('d', [carved(29), carved(125, 6)]),
        ],
      }),
      ...(pools.includes('w')
        ? [
            subnet({
              key: 'prod/wide',
              blocks: [given('10.16.0.0/20'), given('fd01::/122')],
              pools: [
                {
                  key: 'prod/pods/w',
                  where: {},
                  blocks: [
                    { kind: 'whole', family: 4 },
                    { kind: 'whole', family: 6 },
                  ],
                  quarantine: quarantines.w ?? DAY,
                  lifecycle: lifecycleOf('w', closed),
                },
              ],
            }),
          ]
        : []),
    ],
    reservations: reserved.map(([first, size]) => ({
      range: Range.of(`10.0.0.${first}..10.0.0.${first + size - 1}`),
      reason: 'routers',
      where: {},
    })),
  });
};

/** Everything carved. It has pools of the same letters, so that workloads can go there. */
const lab = ({ carvedPools, quarantines, closed }: Sketch) =>
  network({
    name: 'lab',
    supernets: [Cidr.of('10.8.0.0/24'), Cidr.of('fd08::/112')],
    subnets: [
      subnet({
        key: 'lab/sub',
        blocks: [carved(26), carved(120, 6)],
        pools: ['a', 'b', 'c', 'd', 'w'].slice(0, Math.max(1, carvedPools)).map((name, i) => ({
          key: `lab/sub/${name}`,
          where: {},
          blocks: [carved(i === 0 ? 28 : 29), carved(124, 6)],
          quarantine: quarantines[name] ?? DAY,
          lifecycle: lifecycleOf(name, closed),
        })),
      }),
    ],
  });

/** To the allocator both are one: it refuses nothing because somebody stands in a pool that is retired. */
const lifecycleOf = (name: string, closed: readonly string[]): Lifecycle =>
  !closed.includes(name) ? 'active' : name < 'c' ? 'draining' : 'retired';

/** One declaration for each network: EIPs go with the first. */
function declaredAs(name: string, sketch: WorkloadSketch): WorkloadDeclaration[] {
  const { isElsewhere, nics, isSplit, otherPools, hasEips, reclaim } = sketch;
  const first = workloadOf(name, sketch);
  const withEips = hasEips ? { ...first, eips: { inventory: 'prod/eips', reclaim } } : first;
  if (nics === 1) return [withEips];
  const second = { ...sketch, pools: otherPools, isElsewhere: isSplit !== isElsewhere };
  const demands = sketch.families.map((family) => demandOf(second, family, 'eth1'));
  return isSplit
    ? [withEips, { ...workloadOf(name, second), demands }]
    : [{ ...withEips, demands: [...first.demands, ...demands] }];
}

function workloadOf(name: string, sketch: WorkloadSketch): WorkloadDeclaration {
  const { isElsewhere, families, reclaim, formerly } = sketch;
  return {
    owner: ownerNamed(name),
    network: isElsewhere ? 'lab' : 'corp',
    where: {},
    reclaim,
    replicas: replicasOf(name, sketch),
    demands: families.map((family) => demandOf(sketch, family, undefined)),
    ...(formerly && { formerly: ownerNamed(formerly) }),
  };
}

function replicasOf(name: string, { start, count, more }: WorkloadSketch): Replicas {
  const kind = kindOf(name);
  if (kind === 'Pod' || kind === 'VirtualMachine') return { kind: 'one' };
  if (kind === 'Deployment') return { kind: 'set', count, max: count + more };
  return { kind: 'ordinals', start, count, max: count + more };
}

function demandOf(sketch: WorkloadSketch, family: 4 | 6, nic: string | undefined): Demand {
  const { isElsewhere, pools, contiguity, isAddressed, pins } = sketch;
  const base = isElsewhere ? { 4: '10.8.0.0', 6: 'fd08::' } : { 4: '10.0.0.0', 6: 'fd00::' };
  return {
    family,
    ...(nic && { nic }),
    pools: pools.map((letter) => (isElsewhere ? `lab/sub/${letter}` : `prod/pods/${letter}`)),
    contiguity,
    pins:
      nic || !isAddressed
        ? []
        : pins.map(({ ordinal, offset }): Pin => ({ ordinal, address: Address.of(base[family]).plus(offset) })),
    isAddressed,
  };
}
