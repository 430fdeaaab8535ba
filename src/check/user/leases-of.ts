import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { LeaseLine } from '../../model/lock';
import { identityOf } from '../../model/owner';
import type { Whereabouts } from '../../model/problem';
import { compareBigint, compareNumber, firstDifference, sortedBy } from '../../net/compare';
import { groupedBy } from '../../net/grouped-by';
import { partitionPoint } from '../../net/partition-point';
import type { Range } from '../../net/range';
import type { LeaseView } from './check-view';

/** The lines of the lock with an address, network by network, in address order. */
export function leasesOf(answer: Answer): readonly LeaseView[] {
  const whereOf = new Map(answer.snapshot.workloads.map(({ owner, where }) => [owner, where]));
  const pools = poolsByNetwork(answer);
  return answer.allocation.lock.networks.flatMap(({ name, leases }) => {
    const own = pools.get(name) ?? [];
    return leases.map((line) => leaseView(line, { network: name, pools: own, whereOf }));
  });
}

interface Around {
  readonly network: string;
  readonly pools: readonly PlacedPool[];
  readonly whereOf: ReadonlyMap<string, Whereabouts>;
}

interface PlacedPool {
  readonly key: string;
  readonly range: Range;
}

function leaseView(line: LeaseLine, { network, pools, whereOf }: Around): LeaseView {
  const { range, owner, ordinals, nic, tenure } = line;
  const { cluster, namespace, kind, name } = identityOf(owner);
  const since = 'since' in tenure ? tenure.since : undefined;
  const pool = poolAround(range, pools);
  return {
    network,
    family: range.family,
    first: String(range.first),
    last: String(range.last),
    count: Number(range.size),
    owner,
    cluster,
    namespace,
    kind,
    name,
    ...(ordinals && { ordinals }),
    ...(nic === undefined ? {} : { nic }),
    state: tenure.state,
    ...(since === undefined ? {} : { since }),
    ...(pool === undefined ? {} : { pool }),
    where: whereOf.get(owner) ?? { identity: owner },
  };
}

/** The pools of each network in address order; they do not overlap, and no line crosses the edge of one. */
function poolsByNetwork({ snapshot, view }: Answer): ReadonlyMap<string, readonly PlacedPool[]> {
  const index = indexOf(snapshot);
  const placed = snapshot.pools.flatMap(({ key, subnet }) =>
    view.cidrsOf(key).map(({ range }) => ({ key, range, network: index.subnet(subnet)?.network ?? '' })),
  );
  const byNetwork = groupedBy(placed, ({ network }) => network);
  return new Map(
    [...byNetwork].map(([network, pools]) => [network, sortedBy(pools, (a, b) => compareStarts(a.range, b.range))]),
  );
}

const compareStarts = (a: Range, b: Range): number =>
  firstDifference(compareNumber(a.family, b.family), compareBigint(a.first.value, b.first.value));

function poolAround(range: Range, pools: readonly PlacedPool[]): string | undefined {
  const after = partitionPoint(pools, (pool) => compareStarts(pool.range, range) <= 0);
  const pool = pools[after - 1];
  return pool?.range.overlaps(range) ? pool.key : undefined;
}
