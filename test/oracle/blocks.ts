import type { Step } from './accepted';
import { censusOf, concerns, type Entry, type Group, groupsOf, isHeld, thingOf, withNewNames } from './census';
import { Ground } from './ground';
import { pinsOf } from './pins';

/** P9: whoever is new as a whole lies in one aligned block; with `preferred` wherever there is one and nobody else is new. */
export function faultsOfBlocks({ declarations, before, answer }: Step): string[] {
  const ground = new Ground(declarations, answer.cidrs);
  const old = withNewNames(censusOf(before), declarations);
  const now = censusOf(answer.lock).filter(isHeld);
  const fresh = newcomers(groupsOf(declarations), old);
  return fresh.flatMap((group) => {
    const held = now.filter((entry) => concerns(group, entry)).map(({ thing }) => thing);
    if (held.length < 2 || group.demand!.contiguity === 'none') return [];
    const pools = group.demand!.pools.map((pool) => offsetsIn(pool, group, ground));
    const isBlock = pools.some((offsets) => isAligned(held.map((thing) => offsets.get(thing))));
    if (isBlock) return [];
    const isDue =
      group.demand!.contiguity === 'required' ||
      (isAlone(group, old, now) && hasBlock(group, held.length, ground, old));
    return isDue ? [`${group.workload.owner} v${group.family} is not in one block: ${held.join(' ')}`] : [];
  });
}

/** Whether nobody else gets anything, nor counts on the pools without an address. */
const isAlone = (group: Group, old: readonly Entry[], now: readonly Entry[]): boolean => {
  const known = new Set(old.map(thingOf));
  return (
    now.every((entry) => known.has(thingOf(entry)) || concerns(group, entry)) &&
    now.concat(old).every(({ section }) => section !== 'claims')
  );
};

/** Those who hold nothing yet and pin nothing, in one network at least. */
export const newcomers = (groups: readonly Group[], old: readonly Entry[]): Group[] =>
  groups.filter(
    (group) => group.section === 'leases' && pinsOf(group).length === 0 && !old.some((entry) => concerns(group, entry)),
  );

function offsetsIn(pool: string, { family }: Group, ground: Ground): ReadonlyMap<string, number> {
  const cidr = ground.cidrOf(pool, family);
  return new Map(cidr ? [...cidr.range.addresses()].map((address, i) => [`${address}`, i]) : []);
}

/** Whether offsets follow each other inside one aligned block of the least power of two. */
export function isAligned(offsets: readonly (number | undefined)[]): boolean {
  const [first] = offsets;
  if (first === undefined || !offsets.every((offset, i) => offset === first + i)) return false;
  const width = 2 ** Math.ceil(Math.log2(offsets.length));
  return Math.floor(first / width) === Math.floor((first + offsets.length - 1) / width);
}

function hasBlock(group: Group, size: number, ground: Ground, old: readonly Entry[]): boolean {
  const lines = new Set(
    old.filter(({ section, network }) => section === 'leases' && network === group.network).map(({ thing }) => thing),
  );
  return group.demand!.pools.some((pool) => {
    const usable = new Set(ground.placeableIn(pool, group.family!, group.network).filter((thing) => !lines.has(thing)));
    const offsets = [...offsetsIn(pool, group, ground)].map(([thing, offset]) =>
      usable.has(thing) ? offset : undefined,
    );
    return offsets.some((_, i) => i + size <= offsets.length && isAligned(offsets.slice(i, i + size)));
  });
}
