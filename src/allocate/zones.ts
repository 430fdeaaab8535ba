import type { Demand, ZoneDeclaration } from '../model/declarations';
import type { Problem } from '../model/problem';
import { Cidr } from '../net/cidr';
import { RangeSet } from '../net/range-set';
import { errorOf } from './error';
import { type PlacedPool, zonedIn } from './places';

/**
 * A pool with its zones cut out. A zone is a pool of its own to the allocator, with the same key: the last block of its
 * length, so that it depends on the pool's CIDR only, and a longer one has the shorter one in it.
 *
 *     pool                     ################################
 *     zone /28, zone /29                       ################        ########
 *     served without a zone    ################
 */
export function withZones(pool: PlacedPool, declared: readonly ZoneDeclaration[]): PlacedPool {
  const fitting = declared.filter((zone) => zone.family === pool.family && isInside(zone, pool));
  if (fitting.length === 0) return pool;
  const zones = fitting.map(({ name, prefixLength }) => zoneOf(pool, name, prefixLength));
  return { ...pool, zones, forbidden: pool.forbidden.union(zonedIn({ ...pool, zones })) };
}

function zoneOf(pool: PlacedPool, zone: ZoneDeclaration['name'], prefixLength: number): PlacedPool {
  const cidr = Cidr.around(pool.range.last, prefixLength);
  const own = RangeSet.of(cidr);
  return {
    ...pool,
    zone,
    cidr,
    range: cidr.range,
    excluded: pool.excluded.intersect(own),
    reserved: pool.reserved.intersect(own),
    forbidden: pool.forbidden.intersect(own),
  };
}

const isInside = ({ prefixLength }: ZoneDeclaration, { cidr }: PlacedPool): boolean => prefixLength > cidr.prefixLength;

/** Zones that would leave nothing of their pool. */
export const zoneProblems = (pool: PlacedPool, declared: readonly ZoneDeclaration[]): Problem[] =>
  declared
    .filter((zone) => zone.family === pool.family && !isInside(zone, pool))
    .map(({ name, prefixLength }) =>
      errorOf({
        rule: 'IPAM216',
        where: { identity: pool.key, ...pool.where },
        message: `The zone ${name} of ${pool.key} is a /${prefixLength}, but the pool is ${pool.cidr}: it would leave nothing for other workloads.`,
        fix: `Give the zone a prefix length above ${pool.cidr.prefixLength}, or make it a pool of its own.`,
      }),
    );

/** What of a pool serves a demand: its zone where it has that, else what the zones leave. */
export const partFor = (pool: PlacedPool, { zone }: Demand): PlacedPool =>
  pool.zones?.find((part) => part.zone === zone) ?? pool;

/** `prod/pods/db`, or `the zone eip of prod/pods/db`. */
export const nameOfPool = ({ key, zone }: PlacedPool): string =>
  zone === undefined ? key : `the zone ${zone} of ${key}`;

/** The name with its CIDR. */
export const describePool = (pool: PlacedPool): string => `${nameOfPool(pool)} ${pool.cidr}`;
