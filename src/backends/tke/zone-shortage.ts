import { compareText, firstDifference, sortedBy } from '../../net/compare';

/** Something that must be in one of some zones. */
export interface ZoneDemand {
  /** Sorted, each once, at least one. */
  readonly zones: readonly string[];
  readonly size: number;
}

/** Zones that are asked for more than they have together. */
export interface ZoneShortage {
  readonly zones: readonly string[];
  readonly wanted: number;
  readonly has: number;
}

/**
 * The smallest sets of zones in which what must be there does not fit. What may be in several zones can be spread over
 * them, so that it fits if and only if no set of zones is asked for more than it has (Hall's theorem); sets that no
 * demand leads to need no look. A zone of unknown capacity is never short.
 */
export function zoneShortages(
  demands: readonly ZoneDemand[],
  capacityOf: (zone: string) => number | undefined,
): readonly ZoneShortage[] {
  const shortages: ZoneShortage[] = [];
  for (const zones of unionsOf(demands)) {
    const set = new Set(zones);
    if (shortages.some((shortage) => shortage.zones.every((zone) => set.has(zone)))) continue;
    const capacities = zones.map(capacityOf);
    if (capacities.includes(undefined)) continue;
    const wanted = sum(demands.filter((demand) => demand.zones.every((zone) => set.has(zone))).map(({ size }) => size));
    const has = sum(capacities.map((capacity) => capacity ?? 0));
    if (wanted > has) shortages.push({ zones, wanted, has });
  }
  return shortages;
}

/** More sets than a cluster in ten zones has: beyond them only a shortage of more zones together could be missed. */
const MOST_UNIONS = 1024;

/** Every union of the sets of zones that are asked for, the smaller ones first. */
function unionsOf(demands: readonly ZoneDemand[]): readonly (readonly string[])[] {
  const sets = new Map(demands.map(({ zones }) => [zones.join(' '), zones]));
  const unions = new Map(sets);
  for (const union of unions.values()) {
    for (const zones of sets.values()) {
      if (unions.size >= MOST_UNIONS) break;
      const both = sortedBy(new Set([...union, ...zones]), compareText);
      unions.set(both.join(' '), both);
    }
  }
  return sortedBy(unions.values(), (a, b) =>
    firstDifference(a.length - b.length, compareText(a.join(' '), b.join(' '))),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
