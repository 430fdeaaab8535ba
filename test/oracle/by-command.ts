import type { Declarations } from '../../src/model/declarations';
import type { Lock } from '../../src/model/lock';
import type { MoveRequest } from '../../src/model/move';
import { Address } from '../../src/net/address';
import type { Step } from './accepted';
import {
  censusOf,
  concerns,
  type Entry,
  groupsOf,
  isHeld,
  isHome,
  isRetained,
  show,
  thingOf,
  withNewNames,
} from './census';
import { Ground } from './ground';
import { pinsOf } from './pins';

/** What is wrong with what `lock release` made of a lock. */
export function faultsOfRelease(before: Lock, after: Lock, isMeant: (entry: Entry) => boolean): string[] {
  const now = new Map(censusOf(after).map((entry) => [thingOf(entry), entry]));
  const old = censusOf(before);
  const faults = old.flatMap((entry) => {
    const { quarantine } = entry.tenure;
    const wanted = isMeant(entry) && isRetained(entry) ? { state: 'released', quarantine } : entry.tenure;
    const is = now.get(thingOf(entry));
    const isRight = is && show({ ...entry, tenure: wanted as Entry['tenure'] }) === show(is);
    return isRight ? [] : [`${show(entry)} became ${is ? show(is) : 'nothing'}`];
  });
  return now.size === old.length ? faults : [...faults, 'a line came out of nowhere'];
}

/** What is wrong with what `lock move` made of a lock, beside what every allocation must do. */
export function faultsOfMove({ declarations, before, answer }: Step, { owner, to, isAll }: MoveRequest): string[] {
  const now = new Map(censusOf(answer.lock).map((entry) => [thingOf(entry), entry]));
  const old = oldNamesTaken(before, declarations, now);
  const held = [...now.values()].filter(
    (entry) => isHeld(entry) && entry.owner === owner && entry.section === 'leases',
  );
  const pinned = new Set(groupsOf(declarations).flatMap((group) => pinsOf(group).map(({ address }) => address)));
  return [
    ...old.flatMap((entry) => faultOfLine(entry, now.get(thingOf(entry)), owner)),
    ...movedIntoClosedPools(held, old, { declarations, answer, owner }),
    ...(isAll
      ? held
          .filter((entry) => wasHeld(old, entry) && entry.thing !== to && !pinned.has(entry.thing))
          .map((entry) => `did not move: ${show(entry)}`)
      : []),
    ...(isAll || to ? [] : needless(old, now, { declarations, answer, owner })),
    ...(to && Address.parse(to).ok && !held.some(({ thing }) => thing === to) ? [`${to} is not held`] : []),
  ];
}

/** The lock under new names, if they were taken: they are not where `formerly` is wrong, which may wait for another day. */
function oldNamesTaken(before: Lock, declarations: Declarations, now: ReadonlyMap<string, Entry>): readonly Entry[] {
  const renamed = withNewNames(censusOf(before), declarations);
  return renamed.every((entry) => now.get(thingOf(entry))?.owner === entry.owner) ? renamed : censusOf(before);
}

function movedIntoClosedPools(
  held: readonly Entry[],
  old: readonly Entry[],
  { declarations, answer, owner }: Pick<Step, 'declarations' | 'answer'> & { readonly owner: string },
): string[] {
  const ground = new Ground(declarations, answer.cidrs);
  const groups = groupsOf(declarations).filter(({ workload }) => workload.owner === owner);
  return held
    .filter((entry) => groups.some((group) => concerns(group, entry) && ground.isInClosedPool(entry.thing, group)))
    .filter((entry) => !old.some((each) => thingOf(each) === thingOf(entry) && (isHeld(each) || isHome(each))))
    .map((entry) => `moved into a closed pool: ${show(entry)}`);
}

const wasHeld = (old: readonly Entry[], entry: Entry): boolean =>
  old.some((each) => thingOf(each) === thingOf(entry) && isHeld(each));

function faultOfLine(entry: Entry, after: Entry | undefined, mover: string): string[] {
  if (!after) return [`the line is gone: ${show(entry)}`];
  if (after.owner !== entry.owner) return [`the owner changed: ${show(entry)} became ${show(after)}`];
  const isLeft = after.tenure.state === 'released' && after.tenure.moved === true;
  const wasLeft = entry.tenure.state === 'released' && entry.tenure.moved === true;
  return isLeft && !wasLeft && entry.owner !== mover ? [`moved, but not asked for: ${show(entry)}`] : [];
}

/** Without --all, a claim that is still declared leaves only where it may not stay or is pinned elsewhere. */
function needless(
  old: readonly Entry[],
  now: ReadonlyMap<string, Entry>,
  { declarations, answer, owner }: Pick<Step, 'declarations' | 'answer'> & { readonly owner: string },
): string[] {
  const ground = new Ground(declarations, answer.cidrs);
  const groups = groupsOf(declarations).filter(
    ({ workload, section }) => workload.owner === owner && section === 'leases',
  );
  return groups.flatMap((group) => {
    const own = old.filter((entry) => concerns(group, entry));
    const newPins = pinsOf(group).filter(
      ({ address }) => !own.some((entry) => isHeld(entry) && entry.thing === address),
    );
    const left = own.filter((entry) => isHeld(entry) && !isHeld(now.get(thingOf(entry))!));
    const willing = left.filter(({ thing }) => ground.isAdmissible(thing, group));
    const isPinned = ({ ordinal }: Entry) => newPins.some((pin) => pin.ordinal === (ordinal ?? 0));
    const wanted = [...group.bound, ...group.headroom];
    const isGone = ({ ordinal }: Entry) => !wanted.includes(ordinal);
    const gone = Math.max(0, own.filter(isHeld).length - wanted.length);
    const isRight = group.isSet
      ? willing.length <= newPins.length + gone
      : willing.every((entry) => isPinned(entry) || isGone(entry));
    return isRight ? [] : [`moved needlessly: ${willing.map(show).join('; ')}`];
  });
}
