import type { Allocation } from '../../src/model/allocation';
import type { Declarations } from '../../src/model/declarations';
import type { Held, Lock, Tenure } from '../../src/model/lock';
import { DEFAULT_QUARANTINE } from '../../src/model/reclaim';
import {
  censusOf,
  concerns,
  type Entry,
  type Group,
  groupsOf,
  isHeld,
  isHome,
  isReleasedHome,
  isRetained,
  show,
  thingOf,
  withNewNames,
} from './census';
import { Ground } from './ground';
import { pinsOf } from './pins';

/** One allocation: what went in and what came out. */
export interface Step {
  readonly declarations: Declarations;
  readonly before: Lock;
  readonly answer: Allocation;
}

/** What is wrong with an accepted allocation by the contract alone. Nothing here knows how addresses are found. */
export function faultsOfAccepted({ declarations, before, answer }: Step): string[] {
  const ground = new Ground(declarations, answer.cidrs);
  const old = withNewNames(censusOf(before), declarations);
  const now = censusOf(answer.lock);
  const groups = groupsOf(declarations);
  return [
    ...twice(now),
    ...groups.flatMap((group) =>
      faultsOfGroup({
        group,
        ground,
        old: old.filter((entry) => concerns(group, entry)),
        now: now.filter((entry) => concerns(group, entry)),
        taken: new Set(old.map(thingOf)),
      }),
    ),
    ...undeclared(now, groups),
    ...lifecycle(old, now, declarations),
    ...strangers(old, now),
    ...overfull(now, ground),
  ];
}

/** No pool has more claims and leases than addresses that may be given. */
function overfull(now: readonly Entry[], ground: Ground): string[] {
  const claims = now.filter(({ section }) => section === 'claims');
  const places = new Map(claims.map((claim) => [`${claim.network} ${claim.family} ${claim.thing}`, claim]));
  return [...places.values()].flatMap(({ network, family, thing: place }) => {
    const here = now.filter((entry) => entry.network === network && entry.family === family);
    const usable = new Set(ground.usableIn(place, family!, network!));
    const count = here.filter(({ section, thing }) =>
      section === 'claims' ? thing === place : usable.has(thing),
    ).length;
    return !ground.cidrOf(place, family!) || count <= usable.size
      ? []
      : [`${count} count on ${place}, which has ${usable.size}`];
  });
}

/** P4: one owner for each thing. */
function twice(now: readonly Entry[]): string[] {
  const seen = new Set<string>();
  return now.flatMap((entry) => {
    const key = thingOf(entry);
    if (seen.has(key)) return [`two lines have ${show(entry)}`];
    seen.add(key);
    return [];
  });
}

interface GroupStep {
  readonly group: Group;
  readonly ground: Ground;
  readonly old: readonly Entry[];
  readonly now: readonly Entry[];
  readonly taken: ReadonlySet<string>;
}

function faultsOfGroup(step: GroupStep): string[] {
  const { group, ground } = step;
  const held = step.now.filter(isHeld);
  return [
    ...(group.isSet ? faultsOfSet(step, held) : faultsOfIdentities(step, held)),
    ...held.filter((entry) => !mayLie(entry, group, ground)).map((entry) => `inadmissible: ${show(entry)}`),
    ...held.flatMap((entry) => termsFault(entry, group, ground)),
    ...newInClosedPools(step, held),
    ...pinsOf(group)
      .filter(({ address }) => !held.some(({ thing }) => thing === address))
      .map(({ address }) => `the pin ${address} of ${group.workload.owner} is not held`),
  ];
}

/** Pools that are draining or retired serve nothing new; what was left there by a move is new when it comes back. */
const newInClosedPools = ({ group, ground, old }: GroupStep, held: readonly Entry[]): string[] =>
  held
    .filter(({ thing }) => ground.isInClosedPool(thing, group))
    .filter(({ thing }) => !old.some((entry) => entry.thing === thing && (isHeld(entry) || isHome(entry))))
    .map((entry) => `new in a closed pool: ${show(entry)}`);

function mayLie(entry: Entry, group: Group, ground: Ground): boolean {
  if (group.section === 'leases') return ground.isAdmissible(entry.thing, group);
  if (group.section === 'claims') return group.demand!.pools.includes(entry.thing);
  const inventory = ground.declarations.inventories.find(({ key }) => key === group.workload.eips!.inventory);
  return inventory!.ids.includes(entry.thing);
}

/** The line carries the policy and the quarantine that are declared now. */
function termsFault(entry: Entry, group: Group, ground: Ground): string[] {
  const { reclaim } = group.section === 'eips' ? group.workload.eips! : group.workload;
  const wanted = { state: entry.tenure.state, reclaim, quarantine: quarantineOf(entry, group, ground) };
  return isSame(entry.tenure, wanted as Held) ? [] : [`wrong terms: ${show(entry)}, not ${JSON.stringify(wanted)}`];
}

function quarantineOf(entry: Entry, group: Group, ground: Ground): number | undefined {
  if (group.section === 'eips') return DEFAULT_QUARANTINE;
  if (group.section === 'claims') return ground.pools().find(({ key }) => key === entry.thing)?.quarantine;
  return ground.poolOf(entry.thing, group.demand!.pools)?.quarantine;
}

/** P2, P6 and head-room, ordinal by ordinal. */
function faultsOfIdentities({ group, old, now, taken }: GroupStep, held: readonly Entry[]): string[] {
  const faults: string[] = [];
  const wanted = [...group.bound, ...group.headroom];
  for (const ordinal of wanted) {
    const own = held.filter((entry) => entry.ordinal === ordinal);
    const name = `${group.workload.owner} ${ordinal} v${group.family} (${group.section})`;
    const [entry] = own;
    if (own.length !== 1 || !entry) {
      faults.push(`${name} holds ${own.length} things`);
      continue;
    }
    const state = group.bound.includes(ordinal) ? 'bound' : 'headroom';
    if (entry.tenure.state !== state) faults.push(`${name} is ${entry.tenure.state}, not ${state}`);
    const was = old.filter((each) => each.ordinal === ordinal);
    const before = was.find(isHeld);
    const retained = was.filter(isRetained);
    const released = was.filter(isReleasedHome);
    const homes = retained.length > 0 ? retained : released;
    const isPinned = pinsOf(group).some((pin) => pin.ordinal === (ordinal ?? 0));
    if (before && before.thing !== entry.thing) faults.push(`${name} moved from ${before.thing} to ${entry.thing}`);
    if (before || isPinned) continue;
    if (homes.length > 0 && !homes.some(({ thing }) => thing === entry.thing))
      faults.push(`${name} is at ${entry.thing}, not at home: ${homes.map(show).join(', ')}`);
    if (homes.length === 0 && group.section !== 'claims' && taken.has(thingOf(entry)))
      faults.push(`${name} was given ${entry.thing}, which had a line`);
  }
  const superfluous = now.filter(isHeld).filter(({ ordinal }) => !wanted.includes(ordinal));
  return [...faults, ...superfluous.map((entry) => `held by nobody who is declared: ${show(entry)}`)];
}

/** P2, P6 and head-room of interchangeable pods, by count. */
function faultsOfSet({ group, old, now, taken }: GroupStep, held: readonly Entry[]): string[] {
  const name = `${group.workload.owner} v${group.family} (${group.section})`;
  const [count, max] = [group.bound.length, group.bound.length + group.headroom.length];
  const was = old.filter(isHeld);
  const isPinned = ({ thing }: Entry) => pinsOf(group).some(({ address }) => address === thing);
  const holds = ({ thing }: Entry) => held.some((entry) => entry.thing === thing);
  const wasThere = ({ thing }: Entry) => old.some((entry) => entry.thing === thing);
  const faults: string[] = [];
  if (held.length !== max) faults.push(`${name} holds ${held.length} of ${max}`);
  const bound = held.filter(({ tenure }) => tenure.state === 'bound');
  if (bound.length !== count) faults.push(`${name} has ${bound.length} of ${count} bound`);
  if (was.filter(holds).length !== Math.min(was.length, max)) faults.push(`${name} lost an address that it needs`);
  const fresh = held.filter((entry) => !wasThere(entry));
  if (fresh.some((entry) => taken.has(thingOf(entry)))) faults.push(`${name} was given what had a line`);
  const left = old.filter(isHome).filter((entry) => !holds(entry));
  if (fresh.some((entry) => !isPinned(entry)) && left.length > 0) faults.push(`${name} left homes for new addresses`);
  const cameToReleased = old.filter((entry) => isReleasedHome(entry) && holds(entry) && !isPinned(entry));
  if (cameToReleased.length > 0 && left.some(isRetained))
    faults.push(`${name} left a retained home for a released one`);
  const isSameState = (entry: Entry) =>
    held.some((each) => each.thing === entry.thing && each.tenure.state === 'bound');
  const wasBound = was.filter(({ tenure }) => tenure.state === 'bound');
  if (pinsOf(group).length === 0 && wasBound.length <= count && !wasBound.every(isSameState))
    faults.push(`${name} has head-room that was bound`);
  return faults.concat(now.length < old.length ? [`${name} lost lines`] : []);
}

/** Nobody holds anything but those who are declared. */
const undeclared = (now: readonly Entry[], groups: readonly Group[]): string[] =>
  now
    .filter((entry) => isHeld(entry) && !groups.some((group) => concerns(group, entry)))
    .map((entry) => `held, but not declared: ${show(entry)}`);

/** P7: every line stays, with its owner; what is given up follows its policy; what was given up stays as it was. */
function lifecycle(old: readonly Entry[], now: readonly Entry[], declarations: Declarations): string[] {
  const byThing = new Map(now.map((entry) => [thingOf(entry), entry]));
  return old.flatMap((entry) => {
    const after = byThing.get(thingOf(entry));
    if (!after) return [`the line is gone: ${show(entry)}`];
    if (after.owner !== entry.owner || after.ordinal !== entry.ordinal || after.nic !== entry.nic)
      return [`the owner changed: ${show(entry)} became ${show(after)}`];
    if (isHeld(after)) return [];
    const wanted = isHeld(entry) ? givenUp(entry, declarations) : entry.tenure;
    return isSame(after.tenure, wanted) ? [] : [`${show(entry)} became ${show(after)}, not ${JSON.stringify(wanted)}`];
  });
}

export function givenUp(entry: Entry, { workloads }: Declarations): Tenure {
  const { reclaim, quarantine } = entry.tenure as Held;
  const isEip = entry.section === 'eips';
  const declared = workloads.find(
    ({ owner, network }) => owner === entry.owner && (isEip || network === entry.network),
  );
  const now = isEip ? (declared?.eips?.reclaim ?? declared?.reclaim) : declared?.reclaim;
  const retention = now ? now.onScaleDown : reclaim.onDelete;
  return retention === 'release'
    ? { state: 'released', quarantine }
    : { state: 'retained', for: retention, quarantine };
}

/** What has a line now and had none is held. */
function strangers(old: readonly Entry[], now: readonly Entry[]): string[] {
  const known = new Set(old.map(thingOf));
  return now
    .filter((entry) => !known.has(thingOf(entry)) && !isHeld(entry))
    .map((entry) => `out of nowhere: ${show(entry)}`);
}

const isSame = (a: Tenure, b: Tenure): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const sorted = (tenure: Tenure): unknown =>
  Object.entries(tenure)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, typeof value === 'object' ? Object.entries(value).sort() : value])
    .sort();
