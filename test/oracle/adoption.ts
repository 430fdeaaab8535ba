import type { Declarations } from '../../src/model/declarations';
import type { Lock } from '../../src/model/lock';
import type { Observation } from '../../src/model/observation';
import { Address } from '../../src/net/address';
import { censusOf, type Entry, type Group, groupsOf, isHeld } from './census';
import type { Ground } from './ground';
import { pinsOf } from './pins';

/** A claim and the address that it has to have after an adoption. */
export interface Expected {
  readonly group: Group;
  readonly ordinal: number | undefined;
  readonly address: string;
}

/** Pods that run are believed first, then those that end, then records. */
const BELIEVED = ['pod', 'terminating pod', 'IP object', 'IPAM block'];

/**
 * Which claims have to have which addresses after the adoption of what was seen in the cluster prod, by the contract
 * alone: claim by claim, address by address, without a thought of how to find it fast. Nobody is renamed here.
 */
export function expectedAdoptions(
  declarations: Declarations,
  lock: Lock,
  { observations, ground }: { readonly observations: readonly Observation[]; readonly ground: Ground },
): Expected[] {
  const world: World = { groups: groupsOf(declarations), entries: censusOf(lock), ground };
  const seen = observations.map((observation) => seenAs(observation, world));
  const undisputed = seen.filter(
    (one) => isBelieved(one, seen, 'address') && seen.every((other) => !disputes(one, other, seen)),
  );
  const certain = undisputed.filter(
    (one) => isBelieved(one, undisputed, 'who') && undisputed.every((other) => !tears(one, other, undisputed)),
  );
  const expected = new Map<string, Expected>();
  for (const { group, ordinal, address, who } of certain)
    if (group && mayBeAdopted({ group, ordinal, address }, world)) expected.set(who, { group, ordinal, address });
  return withinSize([...expected.values()], world);
}

interface World {
  readonly groups: readonly Group[];
  readonly entries: readonly Entry[];
  readonly ground: Ground;
}

interface Seen {
  readonly address: string;
  readonly rank: number;
  /** The claim where there is one, else who else it is. */
  readonly who: string;
  readonly group: Group | undefined;
  readonly ordinal: number | undefined;
}

function seenAs({ address, user, nic, evidence }: Observation, { groups }: World): Seen {
  const rank = BELIEVED.indexOf(evidence);
  const nobody = { address, rank, group: undefined, ordinal: undefined };
  if (user.kind === 'other') return { ...nobody, who: user.text };
  const { namespace, pod, workload } = user;
  const { kind, name, ordinal } = workload ?? guessed(pod);
  const group = groups.find(
    (each) =>
      each.section !== 'eips' &&
      each.workload.owner === `prod/${namespace}/${kind}/${name}` &&
      each.family === Address.of(address).family &&
      each.nic === nic &&
      (each.workload.replicas.kind === 'ordinals') === (ordinal !== undefined),
  );
  if (!group) return { ...nobody, who: `${namespace}/${pod}` };
  const which = group.workload.replicas.kind === 'set' ? pod : `${ordinal}`;
  return { address, rank, group, ordinal, who: `${group.workload.owner} ${group.family} ${nic} ${which}` };
}

function guessed(pod: string): { readonly kind: string; readonly name: string; readonly ordinal?: number } {
  const member = /^(.*)-(\d+)$/.exec(pod);
  return member ? { kind: 'StatefulSet', name: member[1]!, ordinal: Number(member[2]) } : { kind: 'Pod', name: pod };
}

const isBelieved = (one: Seen, all: readonly Seen[], about: 'address' | 'who'): boolean =>
  all.every((other) => other[about] !== one[about] || other.rank >= one.rank);

/** Somebody else, as well believed, has the address; it matters where one of all those has a claim. */
const disputes = (one: Seen, other: Seen, all: readonly Seen[]): boolean =>
  other.address === one.address && other.who !== one.who && isBelieved(other, all, 'address');

const tears = (one: Seen, other: Seen, all: readonly Seen[]): boolean =>
  other.who === one.who && other.address !== one.address && isBelieved(other, all, 'who');

function mayBeAdopted({ group, ordinal, address }: Expected, { entries, groups, ground }: World): boolean {
  if (group.section !== 'leases' || !ground.isAdmissible(address, group)) return false;
  if (!group.isSet && ![...group.bound, ...group.headroom].includes(ordinal)) return false;
  const isOwn = (entry: Entry) =>
    entry.section === 'leases' &&
    entry.owner === group.workload.owner &&
    entry.family === group.family &&
    entry.nic === group.nic;
  const there = entries.filter(({ section, thing }) => section === 'leases' && thing === address);
  if (there.some((entry) => !isOwn(entry) || entry.ordinal !== ordinal)) return false;
  const isOwnPin = (other: Group, pin: { readonly ordinal: number }) =>
    other === group && (group.isSet || pin.ordinal === (ordinal ?? 0));
  if (groups.some((other) => pinsOf(other).some((pin) => pin.address === address && !isOwnPin(other, pin))))
    return false;
  if (group.isSet) return true;
  const held = entries.filter((entry) => isOwn(entry) && isHeld(entry) && entry.ordinal === ordinal);
  const pin = pinsOf(group).find((each) => each.ordinal === (ordinal ?? 0));
  return held.every(({ thing }) => thing === address) && (pin === undefined || pin.address === address);
}

/** The pods of a set have as many addresses as it may have, those first that it has already, then in address order. */
function withinSize(expected: readonly Expected[], { entries }: World): Expected[] {
  const left = new Map<Group, number>();
  const inOrder = [...expected].sort((a, b) => compareAddresses(a.address, b.address));
  return inOrder.filter(({ group, address }) => {
    if (!group.isSet) return true;
    const pins = pinsOf(group).map((pin) => pin.address);
    const most = group.bound.length + group.headroom.length - pins.length;
    const keeps = heldBy(group, entries)
      .filter((thing) => !pins.includes(thing))
      .slice(0, most);
    const room = left.get(group) ?? most - keeps.length;
    left.set(group, room);
    if (keeps.includes(address) || pins.includes(address)) return true;
    left.set(group, room - 1);
    return room > 0;
  });
}

/** What a set holds, bound before head-room: what it keeps the longest comes first. */
const heldBy = (group: Group, entries: readonly Entry[]): string[] =>
  entries
    .filter((entry) => entry.section === 'leases' && isHeld(entry) && entry.owner === group.workload.owner)
    .filter(({ family, nic }) => family === group.family && nic === group.nic)
    .sort(
      (a, b) =>
        (a.tenure.state < b.tenure.state ? -1 : 1) * Number(a.tenure.state !== b.tenure.state) ||
        compareAddresses(a.thing, b.thing),
    )
    .map(({ thing }) => thing);

const compareAddresses = (a: string, b: string): number => Address.compare(Address.of(a), Address.of(b));
