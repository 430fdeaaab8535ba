import type { Demand, PlaceKey, WorkloadDeclaration } from '../model/declarations';
import type { Problem } from '../model/problem';
import { compareText, sortedBy } from '../net/compare';
import { FAMILIES, type Family, nameOf } from '../net/family';
import { errorOf } from './error';
import type { PlacedPool } from './places';
import { type Identities, identitiesOf, type Request } from './request';
import { partFor } from './zones';

/** What the workloads of one network ask for, sorted by owner, family and NIC. */
export interface Requests {
  readonly addressed: readonly Request[];
  /** Those whose backend chooses the addresses. */
  readonly unaddressed: readonly Request[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the pools of each demand. One whose pools are not all placed is left out: the problem is told here, or was told
 * where its pool was placed.
 *
 * @param workloads sorted by owner
 * @param declared for each declared pool, the families that it is declared for
 */
export function requestsOf(
  workloads: readonly WorkloadDeclaration[],
  pools: readonly PlacedPool[],
  declared: ReadonlyMap<PlaceKey, ReadonlySet<Family>>,
): Requests {
  const placed = byFamilyAndKey(pools);
  const addressed: Request[] = [];
  const unaddressed: Request[] = [];
  const problems: Problem[] = [];
  let identities: Identities | undefined;
  for (const workload of workloads) {
    identities = latestIfSame(identities, identitiesOf(workload.replicas));
    for (const demand of inOrder(workload.demands)) {
      const found = poolsOf(demand, placed);
      if (found) (demand.isAddressed ? addressed : unaddressed).push({ workload, demand, identities, pools: found });
      else problems.push(...missingPools(workload, demand, declared));
    }
  }
  return { addressed, unaddressed, problems };
}

/** Neighbours often have the same number of replicas: they share the object. */
const latestIfSame = (latest: Identities | undefined, next: Identities): Identities =>
  latest?.first === next.first &&
  latest.last === next.last &&
  latest.lastBound === next.lastBound &&
  latest.areOrdinals === next.areOrdinals
    ? latest
    : next;

type PlacedByKey = ReadonlyMap<Family, ReadonlyMap<PlaceKey, PlacedPool>>;

/** The pools of a demand in order of preference, each once; undefined where one is missing. */
function poolsOf(demand: Demand, placed: PlacedByKey): readonly PlacedPool[] | undefined {
  if (demand.pools.length === 1) return onlyPoolOf(demand, placed);
  const found: PlacedPool[] = [];
  for (const key of demand.pools) {
    const pool = placed.get(demand.family)?.get(key);
    if (!pool) return undefined;
    const part = partFor(pool, demand);
    if (!found.includes(part)) found.push(part);
  }
  return found.length > 0 ? found : undefined;
}

/** Nearly every demand names one pool; a literal of one item takes a quarter of the memory of a list that grew. */
function onlyPoolOf(demand: Demand, placed: PlacedByKey): readonly PlacedPool[] | undefined {
  const pool = placed.get(demand.family)?.get(demand.pools[0]!);
  return pool && [partFor(pool, demand)];
}

const byFamilyAndKey = (pools: readonly PlacedPool[]): PlacedByKey =>
  new Map(
    FAMILIES.map((family) => [
      family,
      new Map(pools.filter((pool) => pool.family === family).map((pool) => [pool.key, pool])),
    ]),
  );

const inOrder = (demands: readonly Demand[]): readonly Demand[] =>
  demands.length === 1 ? demands : sortedBy(demands, byFamilyThenNic);

const byFamilyThenNic = (a: Demand, b: Demand): number => a.family - b.family || compareText(a.nic ?? '', b.nic ?? '');

function missingPools(
  { owner, where }: WorkloadDeclaration,
  { family, pools }: Demand,
  declared: ReadonlyMap<PlaceKey, ReadonlySet<Family>>,
): Problem[] {
  const missing = pools.filter((key) => !declared.get(key)?.has(family));
  if (missing.length === 0 && pools.length > 0) return [];
  const what =
    pools.length === 0 ? 'names no pool' : `names pools that its network does not have: ${missing.join(', ')}`;
  return [
    errorOf({
      rule: 'IPAM208',
      where: { identity: owner, ...where },
      message: `${owner} asks for ${nameOf(family)} addresses and ${what}.`,
      fix: `Name pools of the same network that have an ${nameOf(family)} CIDR.`,
    }),
  ];
}
