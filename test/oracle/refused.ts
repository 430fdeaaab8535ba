import { Address } from '../../src/net/address';
import type { Step } from './accepted';
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
  withNewNames,
} from './census';
import { faultsOfCidrs } from './cidrs';
import { Ground } from './ground';
import { pinsOf } from './pins';
import { faultsOfRoom, type Need } from './room';

/** Why a step has to be refused, or may be, by rule id. */
export interface Reasons {
  readonly must: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

/** All reasons that the contract knows, found address by address. */
export function reasonsToRefuse({ declarations, before, answer }: Step): Reasons {
  const names = nameFaults(declarations, before);
  if (names.length > 0) return { must: new Set(names), may: ANYTHING };
  const places = faultsOfCidrs(declarations, before);
  if (places.length > 0) return { must: new Set(places), may: ANYTHING };
  const ground = new Ground(declarations, answer.cidrs);
  const old = withNewNames(censusOf(before), declarations);
  const stands = groupsOf(declarations).map((group) => standingOf(group, old, ground));
  const must = new Set(stands.flatMap(({ faults }) => faults));
  for (const fault of pinnedTwice(stands)) must.add(fault);
  const room = faultsOfRoom({ ground, old, needs: stands.flatMap(({ needs }) => needs), isOpen: must.size === 0 });
  for (const fault of room.must) must.add(fault);
  // Whoever cannot have his pin may be told too that he cannot stay where he would be without it.
  const unpinned = [...must].some((rule) => PIN_RULES.includes(rule)) ? ['IPAM202'] : [];
  return { must, may: new Set([...must, ...room.may, ...unpinned]) };
}

const PIN_RULES: readonly string[] = ['IPAM203', 'IPAM204', 'IPAM205', 'IPAM206'];

const ANYTHING: ReadonlySet<string> = { has: () => true } as unknown as ReadonlySet<string>;

function nameFaults({ workloads }: Step['declarations'], before: Step['before']): string[] {
  const owners = new Set(censusOf(before).map(({ owner }) => owner));
  return workloads.flatMap(({ owner, formerly }) => {
    if (!formerly) return [];
    const isDeclared = workloads.some((other) => other.owner === formerly);
    const isClaimedTwice = workloads.some((other) => other.formerly === formerly && other.owner !== owner);
    const isOfOtherKind = formerly.split('/')[2] !== owner.split('/')[2];
    const haveBoth = owners.has(owner) && owners.has(formerly);
    return isDeclared || isClaimedTwice || isOfOtherKind || haveBoth ? ['IPAM207'] : [];
  });
}

interface Standing {
  readonly group: Group;
  readonly faults: readonly string[];
  readonly needs: readonly Need[];
}

/** What the lock and the pins decide for a group, what is wrong with that, and what is missing. */
function standingOf(group: Group, old: readonly Entry[], ground: Ground): Standing {
  const own = old.filter((entry) => concerns(group, entry));
  if (group.demand && !group.demand.pools.every((key) => ground.cidrOf(key, group.family)))
    return { group, faults: ['IPAM208'], needs: [] };
  const pins = pinFaults(group, old, own, ground);
  const kept = group.isSet ? keptBySet(group, own) : keptByIdentities(group, own);
  const moves = kept.things.filter((thing) => !mayStay(thing, group, ground));
  const misplaced = group.section === 'eips' ? 'IPAM213' : 'IPAM202';
  return {
    group,
    faults: [...pins, ...(moves.length > 0 ? [misplaced] : [])],
    needs: kept.missing.map((size) => ({ group, size })),
  };
}

function mayStay(thing: string, group: Group, ground: Ground): boolean {
  if (group.section === 'leases') return ground.isAdmissible(thing, group);
  if (group.section === 'claims') return group.demand!.pools.includes(thing);
  const { inventories } = ground.declarations;
  return Boolean(inventories.find(({ key }) => key === group.workload.eips!.inventory)?.ids.includes(thing));
}

interface Kept {
  /** What is held or come home to. */
  readonly things: readonly string[];
  /** The sizes of the runs of identities that have nothing. */
  readonly missing: readonly number[];
}

function keptByIdentities(group: Group, own: readonly Entry[]): Kept {
  const things: string[] = [];
  const missing: number[] = [];
  let last: number | undefined;
  for (const ordinal of [...group.bound, ...group.headroom]) {
    const was = own.filter((entry) => entry.ordinal === ordinal);
    const pin = pinsOf(group).find((each) => each.ordinal === (ordinal ?? 0));
    const held = was.find(isHeld);
    const thing = held?.thing ?? pin?.address ?? (was.find(isRetained) ?? was.find(isReleasedHome))?.thing;
    if (thing !== undefined) {
      // A fresh pin is judged as a pin.
      if (thing !== pin?.address || held) things.push(thing);
      continue;
    }
    if (last !== undefined && last + 1 === ordinal) missing[missing.length - 1]! += 1;
    else missing.push(1);
    last = ordinal;
  }
  return { things, missing };
}

const RANK = { bound: 0, headroom: 1, retained: 2, released: 3 } as const;

/** Interchangeable pods: first the pins, then what is bound, head-room, retained, released, in the order of things. */
function keptBySet(group: Group, own: readonly Entry[]): Kept {
  const max = group.bound.length + group.headroom.length;
  const pinned = pinsOf(group).map(({ address }) => address);
  const order = (a: Entry, b: Entry) => RANK[a.tenure.state] - RANK[b.tenure.state] || compareThings(a, b);
  const others = own.filter((entry) => (isHeld(entry) || isHome(entry)) && !pinned.includes(entry.thing)).sort(order);
  const things = others.slice(0, max - pinned.length).map(({ thing }) => thing);
  const heldPins = own.filter((entry) => isHeld(entry) && pinned.includes(entry.thing)).map(({ thing }) => thing);
  const left = max - pinned.length - things.length;
  return { things: [...things, ...heldPins], missing: left > 0 ? [left] : [] };
}

function compareThings(a: Entry, b: Entry): number {
  if (a.section !== 'leases') return a.thing < b.thing ? -1 : 1;
  return Address.of(a.thing).isBefore(Address.of(b.thing)) ? -1 : 1;
}

function pinFaults(group: Group, old: readonly Entry[], own: readonly Entry[], ground: Ground): string[] {
  const pins = pinsOf(group);
  const pinned = pins.map(({ address }) => address);
  const max = group.bound.length + group.headroom.length;
  const others = own.filter((entry) => isHeld(entry) && !pinned.includes(entry.thing));
  return pins.flatMap(({ ordinal, address }) => {
    const line = old.find(
      (entry) => entry.section === 'leases' && entry.network === group.network && entry.thing === address,
    );
    const isOwn = line && concerns(group, line) && (group.isSet || (line.ordinal ?? 0) === ordinal);
    if (line && !isOwn) return ['IPAM203'];
    if (line && isHeld(line)) return [];
    if (!(line && isHome(line)) && ground.isInClosedPool(address, group)) return ['IPAM204'];
    if (!ground.isAdmissible(address, group)) return ['IPAM204'];
    if (group.isSet) return others.length + pins.length > max ? ['IPAM206'] : [];
    return others.some((entry) => (entry.ordinal ?? 0) === ordinal) ? ['IPAM206'] : [];
  });
}

function pinnedTwice(stands: readonly Standing[]): string[] {
  const seen = new Set<string>();
  return stands.flatMap(({ group, faults }) =>
    faults.includes('IPAM208')
      ? []
      : pinsOf(group).flatMap(({ address }) => {
          const key = `${group.network} ${address}`;
          if (seen.has(key)) return ['IPAM205'];
          seen.add(key);
          return [];
        }),
  );
}
