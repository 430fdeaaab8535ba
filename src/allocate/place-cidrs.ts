import type { NetworkDeclaration, PlaceKey, PoolDeclaration, SubnetDeclaration } from '../model/declarations';
import type { CarvedLine, NetworkLock } from '../model/lock';
import type { Problem } from '../model/problem';
import { DEFAULT_QUARANTINE } from '../model/reclaim';
import { Cidr } from '../net/cidr';
import { sortedBy, sortedByText } from '../net/compare';
import { FAMILIES, type Family } from '../net/family';
import { RangeSet } from '../net/range-set';
import { excludedIn } from './exclusions';
import { lineOf, nothingToCarve, type PlacedSite, placeRow, type Row, type Site } from './place-sites';
import type { PlacedPool, Places } from './places';
import { withZones, zoneProblems } from './zones';

/**
 * Gives every subnet and pool of a network its CIDRs. What the lock has carved stays; what nobody declares any more is
 * released and stays in the lock, and gives its CIDR back to a key that returns.
 */
export function placeCidrs(network: NetworkDeclaration, lock: NetworkLock): Places {
  const subnets = sortedByText(network.subnets, ({ key }) => key);
  const placed: PlacedSite[] = [];
  const pools: PlacedPool[] = [];
  const problems: Problem[] = [];
  for (const family of FAMILIES) {
    const context = { network, lock, family, reserved: reservedOf(network, family), leased: leasedOf(lock, family) };
    const row = placeRow(subnetRow(context, subnets));
    problems.push(...row.problems);
    placed.push(...row.placed);
    const cidrOf = new Map(row.placed.map(({ site, cidr }) => [site.key, cidr]));
    for (const subnet of subnets) {
      const cidr = cidrOf.get(subnet.key);
      if (!cidr && couldHave(subnet, family)) continue;
      const poolsOfSubnet = poolRow(context, subnet, cidr);
      if (!cidr) {
        problems.push(...poolsOfSubnet.sites.map((site) => nothingToCarve(site, poolsOfSubnet)));
        continue;
      }
      const inside = placeRow(poolsOfSubnet);
      problems.push(...inside.problems);
      placed.push(...inside.placed);
      const whole = poolsIn(inside.placed, subnet, { cidr, reserved: context.reserved });
      const zonesOf = (key: PlaceKey) => subnet.pools.find((pool) => pool.key === key)?.zones ?? [];
      problems.push(...whole.flatMap((pool) => zoneProblems(pool, zonesOf(pool.key))));
      pools.push(...whole.map((pool) => withZones(pool, zonesOf(pool.key))));
    }
  }
  return {
    pools: sortedBy(pools, (a, b) => Cidr.compare(a.cidr, b.cidr)),
    cidrs: byKey(placed),
    carved: nextLines(placed, lock.carved),
    problems,
  };
}

interface Context {
  readonly network: NetworkDeclaration;
  readonly lock: NetworkLock;
  readonly family: Family;
  readonly reserved: RangeSet;
  /** Only computed when something is carved anew. */
  readonly leased: () => RangeSet;
}

const reservedOf = (network: NetworkDeclaration, family: Family): RangeSet =>
  RangeSet.from(network.reservations.map(({ range }) => range)).ofFamily(family);

function leasedOf(lock: NetworkLock, family: Family): () => RangeSet {
  let leased: RangeSet | undefined;
  return () => {
    leased ??= RangeSet.from(lock.leases.map(({ range }) => range)).ofFamily(family);
    return leased;
  };
}

/** Whether the subnet is of this family: without a CIDR all the same, its own problem is told already. */
const couldHave = (subnet: SubnetDeclaration, family: Family): boolean =>
  subnet.blocks.some((block) => block.family === family);

/** New subnets keep clear of reservations always, and of addresses with a line where they can. */
const subnetRow = (
  { network, lock, family, reserved, leased }: Context,
  subnets: readonly SubnetDeclaration[],
): Row => ({
  family,
  sites: subnets.flatMap((subnet) => sitesOf('subnet', subnet, family)),
  within: network.supernets.find((supernet) => supernet.family === family),
  container: `the supernet of network ${network.name}`,
  lines: linesOf(lock, 'subnet', family),
  obstacles: () => [reserved.union(leased()), reserved],
});

/** New pools keep clear of reservations and of addresses with a line where they can. */
const poolRow = (
  { lock, family, reserved, leased }: Context,
  subnet: SubnetDeclaration,
  within: Cidr | undefined,
): Row => ({
  family,
  sites: sortedByText(subnet.pools, ({ key }) => key).flatMap((pool) => sitesOf('pool', pool, family)),
  within,
  container: `the subnet ${subnet.key}`,
  lines: linesOf(lock, 'pool', family),
  obstacles: () => [reserved.union(leased()), reserved, RangeSet.EMPTY],
});

const sitesOf = (use: Site['use'], place: SubnetDeclaration | PoolDeclaration, family: Family): Site[] =>
  place.blocks
    .filter((block) => block.family === family)
    .map((block) => ({ use, key: place.key, where: place.where, block }));

const linesOf = (lock: NetworkLock, use: Site['use'], family: Family): CarvedLine[] =>
  lock.carved.filter((line) => line.use === use && line.cidr.family === family);

function poolsIn(
  placed: readonly PlacedSite[],
  subnet: SubnetDeclaration,
  { cidr, reserved }: { readonly cidr: Cidr; readonly reserved: RangeSet },
): PlacedPool[] {
  const excludedInSubnet = excludedIn(cidr, subnet);
  const declared = new Map(subnet.pools.map((pool) => [pool.key, pool]));
  return placed.map(({ site, cidr }) => {
    const own = RangeSet.of(cidr);
    const excluded = excludedInSubnet.intersect(own);
    const reservedHere = reserved.intersect(own);
    const { quarantine = DEFAULT_QUARANTINE, lifecycle = 'active' } = declared.get(site.key) ?? {};
    return {
      key: site.key,
      where: site.where,
      family: cidr.family,
      cidr,
      range: cidr.range,
      quarantine,
      lifecycle,
      excluded,
      reserved: reservedHere,
      forbidden: excluded.union(reservedHere),
    };
  });
}

function byKey(placed: readonly PlacedSite[]): Map<PlaceKey, readonly Cidr[]> {
  const cidrs = new Map<PlaceKey, readonly Cidr[]>();
  for (const { site, cidr } of sortedByText(placed, ({ site }) => site.key))
    cidrs.set(site.key, [...(cidrs.get(site.key) ?? []), cidr]);
  return cidrs;
}

function nextLines(placed: readonly PlacedSite[], old: readonly CarvedLine[]): CarvedLine[] {
  const carved = placed.filter(({ site }) => site.block.kind === 'carved');
  const bound = carved.map(
    ({ site, cidr }): CarvedLine => ({
      cidr,
      use: site.use,
      key: site.key,
      tenure: { state: 'bound' },
    }),
  );
  const kept = new Set(
    carved.map(({ site, cidr }) =>
      lineOf(
        site,
        old.filter((line) => line.use === site.use && line.cidr.family === cidr.family),
      ),
    ),
  );
  return [...bound, ...released(old.filter((line) => !kept.has(line)))].sort(compareCarved);
}

const released = (lines: readonly CarvedLine[]): CarvedLine[] =>
  lines.map((line) =>
    line.tenure.state === 'released'
      ? line
      : { ...line, tenure: { state: 'released', quarantine: DEFAULT_QUARANTINE } },
  );

/** By address, the larger first; a subnet before a pool of the same CIDR. */
const compareCarved = (a: CarvedLine, b: CarvedLine): number =>
  Cidr.compare(a.cidr, b.cidr) || (a.use === b.use ? 0 : a.use === 'subnet' ? -1 : 1);

/** For a network that nobody declares any more: all of its carved CIDRs are released. */
export const releaseCidrs = (lock: NetworkLock): Places => ({
  pools: [],
  cidrs: new Map(),
  carved: released(lock.carved),
  problems: [],
});
