import { placeCidrs } from '../allocate/place-cidrs';
import type { PlacedPool } from '../allocate/places';
import type { Answer } from '../model/answer';
import type { DeclaredPlace } from '../model/declared-place';
import { emptyNetwork } from '../model/lock';
import { sortedByText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';

/** Every subnet and pool of an answer that has a CIDR, by key, with how much of it may be given out. */
export function declaredPlaces({ snapshot, allocation }: Answer): DeclaredPlace[] {
  const locked = new Map(allocation.lock.networks.map((network) => [network.name, network]));
  const places = snapshot.declarations.networks.flatMap((network): DeclaredPlace[] => {
    const { name } = network;
    const placed = placeCidrs(network, locked.get(name) ?? emptyNetwork(name));
    const pools = groupedBy(placed.pools, ({ key }) => key);
    return [...placed.cidrs].map(([key, cidrs]) => {
      const own = pools.get(key) ?? [];
      return {
        use: isPool(key) ? 'pool' : 'subnet',
        key,
        network: name,
        lifecycle: own[0]?.lifecycle ?? 'active',
        cidrs: isPool(key)
          ? own.map((pool) => ({ cidr: `${pool.cidr}`, size: `${usableIn(pool)}` }))
          : cidrs.map((cidr) => ({ cidr: `${cidr}`, size: `${cidr.size}` })),
      };
    });
  });
  return sortedByText(places, ({ key }) => key);
}

/** `cluster/subnet/pool`. */
const isPool = (key: string): boolean => key.split('/').length === 3;

/** Its zones serve some claims only, but they do serve. */
const usableIn = ({ cidr, excluded, reserved }: PlacedPool): bigint => cidr.size - excluded.union(reserved).size;
