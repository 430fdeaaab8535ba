import type { Declarations, PoolDeclaration, SubnetDeclaration, WorkloadDeclaration } from '../src/model/declarations';
import { RELEASE } from '../src/model/reclaim';
import { Cidr } from '../src/net/cidr';

const SUBNETS = 100;
const WORKLOADS_PER_NAMESPACE = 500;
const LARGEST = 64;

/** How many replicas a workload has: many have few, few have many; or one each. */
export type Shape = 'mixed' | 'singles';

/**
 * A network of 100 subnets of 65,536 addresses and enough workloads for so many claims, the same at each call. They are
 * declared namespace by namespace, and spread over the subnets.
 */
export function plan(claims: number, shape: Shape): Declarations {
  const workloads: WorkloadDeclaration[] = [];
  const chance = generator();
  for (let claimed = 0; claimed < claims; ) {
    const count =
      shape === 'singles' ? 1 : Math.min(LARGEST, claims - claimed, 1 + Math.floor(-7 * Math.log(1 - chance())));
    workloads.push(workload(workloads.length, count));
    claimed += count;
  }
  const subnets = Array.from({ length: SUBNETS }, (_, index) => subnet(index));
  return {
    networks: [{ name: 'corp', where: {}, supernets: [], subnets, reservations: [] }],
    workloads,
    inventories: [],
  };
}

/** The same with one workload in a hundred changed: in turn one is removed, one is new and one grows by a half. */
export function changed({ workloads, ...rest }: Declarations): Declarations {
  const next = workloads.flatMap((workload, index) => {
    if (index % 100 !== 0) return [workload];
    const which = (index / 100) % 3;
    if (which === 0) return [];
    return which === 1 ? [workload, { ...workload, owner: `${workload.owner}-new` }] : [grown(workload)];
  });
  return { ...rest, workloads: next };
}

function grown(workload: WorkloadDeclaration): WorkloadDeclaration {
  if (workload.replicas.kind !== 'ordinals') return workload;
  const count = workload.replicas.count + Math.ceil(workload.replicas.count / 2);
  return { ...workload, replicas: { ...workload.replicas, count, max: count } };
}

const subnet = (index: number): SubnetDeclaration => ({
  key: `prod/pods-${index}`,
  where: {},
  blocks: [{ kind: 'given', family: 4, cidr: Cidr.of(`10.${index}.0.0/16`) }],
  edges: [{ family: 4, atStart: 2, atEnd: 1 }],
  excluded: [],
  pools: [POOLS[index]!],
});

const poolAt = (index: number): PoolDeclaration => ({
  key: `prod/pods-${index}/all`,
  where: {},
  blocks: [{ kind: 'whole', family: 4 }],
  quarantine: 86_400 as PoolDeclaration['quarantine'],
});

const POOLS: readonly PoolDeclaration[] = Array.from({ length: SUBNETS }, (_, index) => poolAt(index));

const workload = (index: number, count: number): WorkloadDeclaration => ({
  owner: `prod/team-${Math.floor(index / WORKLOADS_PER_NAMESPACE)}/StatefulSet/service-${index}`,
  network: 'corp',
  where: {},
  reclaim: RELEASE,
  replicas: { kind: 'ordinals', start: 0, count, max: count },
  demands: [
    {
      family: 4,
      pools: [POOLS[index % SUBNETS]!.key],
      contiguity: 'preferred',
      pins: [],
      isAddressed: true,
    },
  ],
});

/** Numbers from 0 up to 1 that are the same in each process. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}
