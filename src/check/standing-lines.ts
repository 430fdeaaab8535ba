import { indexOf } from '../backends/snapshot-index';
import type { Answer } from '../model/answer';
import type { Tenure } from '../model/lock';
import type { Owner } from '../model/owner';
import type { PoolSnapshot } from '../model/snapshot';
import { sortedByText } from '../net/compare';

/** What has a line of the lock in a pool, in one state: how many addresses, or claims without one, and whose. */
export interface Standing {
  readonly state: Tenure['state'];
  readonly count: bigint;
  /** Each once, sorted. */
  readonly owners: readonly Owner[];
}

/** All that stands in a pool, in the order of states; those of which there is nothing are left out. */
export function standingIn(pool: PoolSnapshot, answer: Answer): readonly Standing[] {
  const things = [...leasesIn(pool, answer), ...claimsIn(pool, answer)];
  return STATES.flatMap((state) => {
    const own = things.filter((thing) => thing.state === state);
    if (own.length === 0) return [];
    const owners = sortedByText(new Set(own.map(({ owner }) => owner)), (owner) => owner);
    return { state, count: own.reduce((sum, { count }) => sum + count, 0n), owners };
  });
}

/** `2 bound and 1 released, of prod/shop/StatefulSet/redis and 3 others`. */
export function describeStanding(standing: readonly Standing[]): string {
  const counts = standing.map(({ state, count }) => `${count} ${NAMES[state]}`);
  const [first, ...others] = sortedByText(new Set(standing.flatMap(({ owners }) => owners)), (owner) => owner);
  const rest = others.length === 0 ? '' : ` and ${others.length} ${others.length === 1 ? 'other' : 'others'}`;
  return `${listed(counts)}, of ${first}${rest}`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const STATES = ['bound', 'headroom', 'retained', 'released'] as const;

const NAMES: Readonly<Record<Tenure['state'], string>> = {
  bound: 'bound',
  headroom: 'head-room',
  retained: 'retained',
  released: 'released',
};

interface Thing {
  readonly state: Tenure['state'];
  readonly count: bigint;
  readonly owner: Owner;
}

function leasesIn(pool: PoolSnapshot, { snapshot, view }: Answer): readonly Thing[] {
  const network = indexOf(snapshot).subnet(pool.subnet)?.network ?? '';
  return view.cidrsOf(pool.key).flatMap(({ range }) =>
    view.leasesIn(network, range).map(({ owner, tenure, range: own }) => ({
      owner,
      state: tenure.state,
      count: own.intersect(range)?.size ?? 0n,
    })),
  );
}

const claimsIn = ({ key }: PoolSnapshot, { allocation }: Answer): readonly Thing[] =>
  allocation.lock.networks
    .flatMap(({ claims }) => claims)
    .filter(({ place }) => place === key)
    .map(({ owner, tenure, ordinals }) => ({
      owner,
      state: tenure.state,
      count: ordinals === undefined ? 1n : BigInt(ordinals.last - ordinals.first + 1),
    }));
