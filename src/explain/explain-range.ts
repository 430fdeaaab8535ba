import type { PlacedPool } from '../allocate/places';
import { claimCount } from '../model/claim-count';
import type { PlaceKey } from '../model/declarations';
import type { ExplainedRange, RangeInNetwork } from '../model/explanation';
import type { ClaimLine, LeaseLine, Tenure } from '../model/lock';
import { compareText, sortedBy } from '../net/compare';
import { partitionPoint } from '../net/partition-point';
import type { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import type { World } from './world';

/** A range or CIDR, in each network that has something of it. */
export function explainRange(what: string, range: Range, world: World): ExplainedRange {
  const parts = world.networks
    .filter((network) => world.subnetAt(network, range) !== undefined || linesIn(world, network, range).length > 0)
    .map((network) => summary(network, range, world));
  return { kind: 'range', what, parts };
}

/** A subnet or pool, in each family that it has. */
export function explainPlace(key: PlaceKey, world: World): ExplainedRange {
  const parts = world.networks.flatMap((network) =>
    rangesOf(key, network, world).map((range): RangeInNetwork => {
      const place = declaredPlace(key, network, world);
      return { ...summary(network, range, world), ...place };
    }),
  );
  return { kind: 'range', what: key, parts };
}

/** From the declarations; else what the lock says of carved CIDRs. */
function rangesOf(key: PlaceKey, network: string, world: World): Range[] {
  const placed = world.placesOf(network)?.cidrs.get(key);
  if (placed !== undefined) return placed.map(({ range }) => range);
  const { carved } = world.lockOf(network);
  return carved.filter((line) => line.key === key).map(({ cidr }) => cidr.range);
}

function declaredPlace(key: PlaceKey, network: string, world: World) {
  const use = key.split('/').length === 3 ? ('pool' as const) : ('subnet' as const);
  const subnets = world.declaredNetwork(network)?.subnets ?? [];
  const pool = subnets.flatMap(({ pools }) => pools).find((each) => each.key === key);
  const where = pool?.where ?? subnets.find((each) => each.key === key)?.where;
  return { use, key, ...(pool && { lifecycle: pool.lifecycle ?? 'active' }), ...(where && { declared: where }) };
}

function summary(network: string, range: Range, world: World): RangeInNetwork {
  const lines = linesIn(world, network, range);
  const pools = (world.placesOf(network)?.pools ?? []).filter((pool) => pool.range.overlaps(range));
  const claims = pools.flatMap((pool) => world.claimsOn(network, pool));
  const within = pools.filter((pool) => range.covers(pool.range));
  const claimsWithin = within.flatMap((pool) => world.claimsOn(network, pool));
  return {
    network,
    range: `${range}`,
    size: `${range.size}`,
    held: heldIn(lines, range),
    ...(world.isAppAsked && room(lines, range, { pools, never: world.neverGivenIn(network) })),
    ...(claims.length > 0 && { claims: `${claimCount(claims)}` }),
    pools: [...new Set(pools.map(({ key }) => key))],
    holders: holdersIn(lines, range, claimsWithin),
  };
}

function room(
  lines: readonly LeaseLine[],
  range: Range,
  { pools, never }: { readonly pools: readonly PlacedPool[]; readonly never: RangeSet },
) {
  const own = RangeSet.of(range);
  const served = RangeSet.from(pools.map((pool) => pool.range)).intersect(own);
  const leased = RangeSet.from(lines.map((line) => line.range));
  return {
    outOfUse: `${never.intersect(own).minus(leased).size}`,
    free: `${served.minus(never).minus(leased).size}`,
  };
}

function heldIn(lines: readonly LeaseLine[], range: Range): RangeInNetwork['held'] {
  const count = (state: Tenure['state']): string =>
    `${lines.reduce((sum, line) => (line.tenure.state === state ? sum + sizeIn(line, range) : sum), 0n)}`;
  return {
    bound: count('bound'),
    headroom: count('headroom'),
    retained: count('retained'),
    released: count('released'),
  };
}

function holdersIn(lines: readonly LeaseLine[], range: Range, claims: readonly ClaimLine[]): RangeInNetwork['holders'] {
  const counts = new Map<string, bigint>();
  const add = (owner: string, count: bigint) => counts.set(owner, (counts.get(owner) ?? 0n) + count);
  for (const line of lines) add(line.owner, sizeIn(line, range));
  for (const claim of claims) add(claim.owner, BigInt(claimCount([claim])));
  return sortedBy(counts, ([a], [b]) => compareText(a, b)).map(([owner, count]) => ({ owner, addresses: `${count}` }));
}

const sizeIn = (line: LeaseLine, range: Range): bigint => line.range.intersect(range)?.size ?? 0n;

function linesIn(world: World, network: string, range: Range): readonly LeaseLine[] {
  const { leases } = world.lockOf(network);
  const first = partitionPoint(leases, (line) => line.range.endsBefore(range));
  return leases.slice(
    first,
    partitionPoint(leases, (line) => !range.endsBefore(line.range)),
  );
}
