import type { Answer } from '../model/answer';
import type { PlaceKey } from '../model/declarations';
import type { Owner } from '../model/owner';
import type { InterfaceSnapshot, PoolSnapshot, WorkloadSnapshot } from '../model/snapshot';
import { groupedBy } from '../net/grouped-by';
import { indexOf } from './snapshot-index';

/** Whether nothing new is placed in a subnet or pool: it is draining, or retired. */
export const isClosed = ({ lifecycle = 'active' }: Pick<PoolSnapshot, 'lifecycle'>): boolean => lifecycle !== 'active';

/**
 * The pools out of which the pods of a workload may get addresses now, where they share what it holds: those that serve
 * new claims, and those that do not but still have something of its own. All of them where that leaves none.
 */
export function servingPools(
  workload: WorkloadSnapshot,
  { pools: keys, families, nic }: InterfaceSnapshot,
  answer: Answer,
): readonly PoolSnapshot[] {
  const pools = keys.flatMap((key) => indexOf(answer.snapshot).pool(key) ?? []);
  if (!pools.some(isClosed)) return pools;
  const held = families.flatMap((family) => [...answer.view.addressesOf(workload.owner, family, nic).values()]);
  const claimed = placesOf(workload, answer);
  const isInUse = ({ key }: PoolSnapshot) =>
    claimed.has(key) || answer.view.cidrsOf(key).some((cidr) => held.some((address) => cidr.contains(address)));
  const serving = pools.filter((pool) => !isClosed(pool) || isInUse(pool));
  return serving.length > 0 ? serving : pools;
}

/** Where a workload has claims whose address the backend chooses. */
const placesOf = ({ owner }: WorkloadSnapshot, answer: Answer): ReadonlySet<PlaceKey> =>
  claimedBy(answer).get(owner) ?? new Set();

const CLAIMED = new WeakMap<Answer, ReadonlyMap<Owner, ReadonlySet<PlaceKey>>>();

/** Made once for an answer: thousands of workloads ask. */
function claimedBy(answer: Answer): ReadonlyMap<Owner, ReadonlySet<PlaceKey>> {
  const known = CLAIMED.get(answer);
  if (known) return known;
  const claims = answer.allocation.lock.networks
    .flatMap((network) => network.claims)
    .filter(({ tenure }) => tenure.state === 'bound' || tenure.state === 'headroom');
  const claimed = new Map(
    [...groupedBy(claims, ({ owner }) => owner)].map(([owner, own]) => [owner, new Set(own.map(({ place }) => place))]),
  );
  CLAIMED.set(answer, claimed);
  return claimed;
}
