import type { Lifecycle } from '../model/declarations';
import { sortedByText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import type { Place } from './places';
import type { PlaceChange } from './review';

/** Subnets and pools that come, go or change, by key; a subnet before its pools. */
export function placeChanges(base: readonly Place[], head: readonly Place[]): PlaceChange[] {
  const [before, after] = [groupedBy(base, nameOf), groupedBy(head, nameOf)];
  const names = sortedByText(new Set([...before.keys(), ...after.keys()]), (name) => name);
  return names.flatMap((name) => changeOf(before.get(name) ?? [], after.get(name) ?? []));
}

const nameOf = ({ key, use }: Place): string => `${key} ${use}`;

function changeOf(before: readonly Place[], after: readonly Place[]): PlaceChange[] {
  const { use, key } = (after[0] ?? before[0])!;
  const [old, now] = [cidrsOf(before), cidrsOf(after)];
  const said = { use, key, before: old, after: now };
  if (before.length === 0) return after.every(isReleased) ? [] : [{ ...said, action: 'add', reason: origin(after) }];
  if (after.length === 0) return [{ ...said, action: 'remove', reason: before.every(isReleased) ? AGED : GONE }];
  if (!before.every(isReleased) && after.every(isReleased)) return [{ ...said, action: 'remove', reason: LEFT }];
  if (before.every(isReleased) && !after.every(isReleased))
    return [{ ...said, action: 'add', reason: 'declared again' }];
  if (old.join() !== now.join())
    return [{ ...said, action: 'resize', reason: `${sizeOf(before)} -> ${sizeOf(after)} addresses` }];
  const [was, is] = [before[0]!.lifecycle, after[0]!.lifecycle];
  return was === is ? [] : [{ ...said, action: LIFECYCLE_ACTIONS[is], reason: `${was} -> ${is}` }];
}

const LIFECYCLE_ACTIONS: Readonly<Record<Lifecycle, PlaceChange['action']>> = {
  active: 'change',
  draining: 'drain',
  retired: 'retire',
};

const AGED = 'its quarantine is over, and its CIDR is free again';
const GONE = 'no longer declared';
const LEFT = 'no longer declared; its CIDR stays in the lock until its quarantine is over and nothing is in it';

const origin = (places: readonly Place[]): string => `${sizeOf(places)} addresses`;

const isReleased = (place: Place): boolean => place.isReleased;

const cidrsOf = (places: readonly Place[]): string[] => places.map(({ cidr }) => `${cidr}`);

/** `29`, `29 and 65536` of both families. */
const sizeOf = (places: readonly Place[]): string => places.map(({ size }) => `${size}`).join(' and ');
