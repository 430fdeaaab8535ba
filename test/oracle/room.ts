import type { Cidr } from '../../src/net/cidr';
import type { Family } from '../../src/net/family';
import { type Entry, type Group, groupsOf } from './census';
import type { Ground } from './ground';
import { pinsOf } from './pins';

/** A run of identities of a group that has nothing yet. */
export interface Need {
  readonly group: Group;
  readonly size: number;
}

interface Room {
  readonly ground: Ground;
  readonly old: readonly Entry[];
  readonly needs: readonly Need[];
  /** Whether nothing else stands in the way, so that new addresses are sought at all. */
  readonly isOpen: boolean;
}

/** The rules that say that there is no room, where that is so by count, or may be so. */
export function faultsOfRoom(room: Room): { readonly must: string[]; readonly may: string[] } {
  const eips = eipFaults(room);
  const { networks } = room.ground.declarations;
  const perFamily = networks.flatMap(({ name }) =>
    ([4, 6] as const).map((family) => addressFaults(room, name, family)),
  );
  const claims = claimFaults(room);
  return {
    must: [...eips, ...(room.isOpen ? perFamily.flatMap(({ must }) => must) : [])],
    may: [...claims, ...perFamily.flatMap(({ may }) => may)],
  };
}

function eipFaults({ ground, old, needs }: Room): string[] {
  const faults: string[] = [];
  const { inventories } = ground.declarations;
  const wanted = new Map<string, number>();
  for (const { group, size } of needs)
    if (group.section === 'eips') {
      const { inventory } = group.workload.eips!;
      wanted.set(inventory, (wanted.get(inventory) ?? 0) + size);
    }
  for (const [key, count] of wanted) {
    const ids = inventories.find((each) => each.key === key)?.ids;
    const free = ids?.filter((id) => !old.some((entry) => entry.section === 'eips' && entry.thing === id)) ?? [];
    if (count > free.length) faults.push(ids ? 'IPAM212' : 'IPAM215');
  }
  return faults;
}

/** Leases need addresses, and claims without addresses need as many that nobody else counts on. */
function addressFaults({ ground, old, needs }: Room, network: string, family: Family) {
  const own = needs.filter(
    ({ group }) => group.section !== 'eips' && group.network === network && group.family === family,
  );
  const pools = [...new Set(own.flatMap(({ group }) => group.demand!.pools))];
  const free = freeIn(ground, old, { network, family, pools });
  const counts = new Map(
    pools.map((key) => [key, Math.max(0, free.get(key)!.length - claimsIn(old, { network, family, place: key }))]),
  );
  const blocks = own.filter(
    ({ group, size }) => size > 1 && group.section === 'leases' && group.demand!.contiguity === 'required',
  );
  if (!hasRoomByCount(own, counts)) return { must: ['IPAM200|IPAM201'], may: ['IPAM200', 'IPAM201'] };
  if (blocks.length === 0) return { must: [], may: [] };
  if (own.length > 1) return { must: [], may: ['IPAM200', 'IPAM201'] };
  const [{ group, size }] = [own[0]!];
  const hasRun = group.demand!.pools.some(
    (pool) => counts.get(pool)! >= size && hasAlignedRun(ground.cidrOf(pool, family)!, free.get(pool)!, size),
  );
  return { must: [], may: hasRun ? [] : ['IPAM200', 'IPAM201'] };
}

const claimsIn = (old: readonly Entry[], { network, place, family }: Place): number =>
  old.filter(
    (entry) =>
      entry.section === 'claims' && entry.network === network && entry.family === family && entry.thing === place,
  ).length;

/** The free addresses of each pool: usable, without a line, and not pinned. */
function freeIn(
  ground: Ground,
  old: readonly Entry[],
  { network, family, pools }: { network: string; family: Family; pools: readonly string[] },
) {
  const lines = new Set(
    old.filter((entry) => entry.section === 'leases' && entry.network === network).map(({ thing }) => thing),
  );
  for (const pin of pinsIn(ground, network)) lines.add(pin);
  return new Map(
    pools.map((key) => [key, ground.placeableIn(key, family, network).filter((address) => !lines.has(address))]),
  );
}

/** Hall: everybody can be served where no set of pools has to serve more than it has. */
function hasRoomByCount(needs: readonly Need[], free: ReadonlyMap<string, number>): boolean {
  const pools = [...free.keys()];
  for (let set = 1; set < 2 ** pools.length; set++) {
    const chosen = pools.filter((_, i) => set & (2 ** i));
    const wanted = needs
      .filter(({ group }) => group.demand!.pools.every((pool) => chosen.includes(pool)))
      .reduce((sum, { size }) => sum + size, 0);
    if (wanted > chosen.reduce((sum, pool) => sum + free.get(pool)!, 0)) return false;
  }
  return true;
}

/** Whether so many free addresses without a gap lie in one aligned block of the least power of two. */
function hasAlignedRun(cidr: Cidr, free: readonly string[], size: number): boolean {
  const width = BigInt(2 ** Math.ceil(Math.log2(size)));
  const isFree = new Set(free);
  const { firstValue, lastValue } = cidr.range;
  const addresses = [...cidr.range.addresses()];
  return addresses.some(({ value }, i) => {
    const end = value + BigInt(size - 1);
    const isInBlock = (value - firstValue) / width === (end - firstValue) / width && end <= lastValue;
    return isInBlock && addresses.slice(i, i + size).every((address) => isFree.has(`${address}`));
  });
}

/** Claims without addresses may outnumber what is left beside the leases, however those that are new are shared out. */
function claimFaults(room: Room): string[] {
  const { old, needs } = room;
  const keys = [
    ...old
      .filter(({ section }) => section === 'claims')
      .map(({ network, thing, family }) => ({ network, place: thing, family })),
    ...needs
      .filter(({ group }) => group.section === 'claims')
      .map(({ group: { network, demand, family } }) => ({ network, place: demand!.pools[0]!, family })),
  ] as Place[];
  const places = new Map(keys.map((key) => [JSON.stringify(key), key]));
  return [...places.values()].filter((place) => mayOverflow(place, room)).map(() => 'IPAM214');
}

interface Place {
  readonly network: string;
  readonly place: string;
  readonly family: Family;
}

function mayOverflow({ network, place, family }: Place, { ground, old, needs }: Room): boolean {
  if (!ground.cidrOf(place, family)) return false;
  const usable = new Set(ground.usableIn(place, family, network));
  const here = old.filter((entry) => entry.network === network && entry.family === family);
  const claims = here.filter(({ section, thing }) => section === 'claims' && thing === place);
  const leases = here
    .filter(({ section, thing }) => section === 'leases' && usable.has(thing))
    .map(({ thing }) => thing);
  const pins = pinsIn(ground, network).filter((pin) => usable.has(pin) && !leases.includes(pin));
  const fresh = needs
    .filter(({ group }) => group.network === network && group.family === family)
    .filter(({ group: { section, demand } }) =>
      demand!.pools.slice(0, section === 'claims' ? 1 : undefined).includes(place),
    )
    .reduce((sum, { size }) => sum + size, 0);
  return claims.length + leases.length + pins.length + fresh > usable.size;
}

const pinsIn = (ground: Ground, network: string): string[] =>
  groupsOf(ground.declarations)
    .filter((group) => group.network === network)
    .flatMap((group) => pinsOf(group).map(({ address }) => address));
