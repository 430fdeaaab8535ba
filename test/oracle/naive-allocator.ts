import { canonicalLock } from '../../src/lock/canonical';
import type { Declarations } from '../../src/model/declarations';
import type { CarvedLine, LeaseLine, Lock, Tenure } from '../../src/model/lock';
import { Address } from '../../src/net/address';
import { Range } from '../../src/net/range';
import { givenUp } from './accepted';
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
import type { Ground } from './ground';
import { pinsOf } from './pins';

/** One pod of a workload that wants one address. */
interface Claim {
  readonly group: Group;
  readonly ordinal: number | undefined;
  readonly state: 'bound' | 'headroom';
}

/**
 * An allocator from the contract alone, address by address: slow, and with other answers than the product's, which are
 * as good. Undefined: refused. It knows addresses only, no EIPs and no claims without an address.
 */
export function allocateNaively(declarations: Declarations, before: Lock, ground: Ground): Lock | undefined {
  const old = withNewNames(censusOf(before), declarations).filter(({ section }) => section === 'leases');
  const naive = new NaiveAllocator(old, ground);
  for (const group of groupsOf(declarations)) naive.carryOver(group);
  return naive.placeNew() ? lockOf(naive.taken, { old, declarations, before, ground }) : undefined;
}

class NaiveAllocator {
  /** Who has an address now, by network and address. */
  readonly taken = new Map<string, Claim>();
  private readonly missing: Claim[][] = [];
  private isRefused = false;

  constructor(
    private readonly old: readonly Entry[],
    private readonly ground: Ground,
  ) {}

  /** What stays, what is pinned, and who comes home. */
  carryOver(group: Group): void {
    if (!group.demand!.pools.every((pool) => this.ground.cidrOf(pool, group.family))) this.isRefused = true;
    const own = this.old.filter((entry) => concerns(group, entry));
    const claims = claimsOf(group);
    const left = group.isSet
      ? this.settleSet(group, claims, own)
      : claims.filter((claim) => !this.settleOne(claim, own));
    for (const claim of left) {
      const run = this.missing.at(-1);
      const last = run?.at(-1);
      const isNext = last?.group === group && (group.isSet || last.ordinal === claim.ordinal! - 1);
      if (isNext) run!.push(claim);
      else this.missing.push([claim]);
    }
  }

  private settleOne(claim: Claim, own: readonly Entry[]): boolean {
    const lines = own.filter(({ ordinal }) => ordinal === claim.ordinal);
    const pin = pinsOf(claim.group).find(({ ordinal }) => ordinal === (claim.ordinal ?? 0))?.address;
    const held = lines.filter(isHeld);
    if (held.length > 1 || (pin && held[0] && held[0].thing !== pin)) this.isRefused = true;
    const homes = lines.filter(isRetained).concat(lines.filter(isReleasedHome));
    const address = held[0]?.thing ?? pin ?? homes[0]?.thing;
    if (address === undefined) return false;
    this.take(address, claim);
    return true;
  }

  /** Interchangeable pods: the pins, then what has the best right, lowest first; the best of all are bound. */
  private settleSet(group: Group, claims: readonly Claim[], own: readonly Entry[]): readonly Claim[] {
    const pins = pinsOf(group).map(({ address }) => address);
    const rights = [
      (entry: Entry) => entry.tenure.state === 'bound',
      (entry: Entry) => entry.tenure.state === 'headroom',
      isRetained,
      isReleasedHome,
    ];
    const kept = rights.flatMap((isMeant) => own.filter(isMeant)).map(({ thing }) => thing);
    const heldBesides = own.filter((entry) => isHeld(entry) && !pins.includes(entry.thing)).length;
    const freshPins = pins.filter((pin) => !own.some((entry) => isHeld(entry) && entry.thing === pin));
    if (freshPins.length > 0 && heldBesides + pins.length > claims.length) this.isRefused = true;
    const addresses = [...pins, ...kept.filter((address) => !pins.includes(address))].slice(0, claims.length);
    const byRight = [...addresses].sort((a, b) => rankAmong(kept, a) - rankAmong(kept, b));
    for (const [i, address] of byRight.entries()) this.take(address, claims[i]!);
    return claims.slice(addresses.length);
  }

  private take(address: string, claim: Claim): void {
    const { group } = claim;
    const line = this.old.find((entry) => entry.network === group.network && entry.thing === address);
    const isForeign = line && (!concerns(group, line) || (!group.isSet && line.ordinal !== claim.ordinal));
    const isNew = !line || !(isHeld(line) || isHome(line));
    if (isNew && this.ground.isInClosedPool(address, group)) this.isRefused = true;
    const key = keyOf(group.network, address);
    if (isForeign || this.taken.has(key) || !this.ground.isAdmissible(address, group)) this.isRefused = true;
    this.taken.set(key, claim);
  }

  /** Required blocks, largest first and by trying every place; then everybody else, one by one. */
  placeNew(): boolean {
    if (this.isRefused) return false;
    const isBlock = (run: readonly Claim[]) => run.length > 1 && run[0]!.group.demand!.contiguity === 'required';
    const blocks = this.missing.filter(isBlock).sort((a, b) => b.length - a.length);
    const singles = this.missing.filter((run) => !isBlock(run)).flat();
    return this.placeBlocks(blocks, () => this.match(singles));
  }

  private placeBlocks(blocks: readonly (readonly Claim[])[], andThen: () => boolean): boolean {
    const [claims, ...rest] = blocks;
    if (!claims) return andThen();
    return this.placesFor(claims).some((keys) => {
      for (const [i, key] of keys.entries()) this.taken.set(key, claims[i]!);
      if (this.placeBlocks(rest, andThen)) return true;
      for (const key of keys) this.taken.delete(key);
      return false;
    });
  }

  /** Every run of free addresses inside one aligned block of the least power of two. */
  private placesFor(claims: readonly Claim[]): string[][] {
    const [{ group }] = claims as [Claim];
    const width = 2 ** Math.ceil(Math.log2(claims.length));
    return group.demand!.pools.flatMap((pool) => {
      const cidr = this.ground.cidrOf(pool, group.family)!;
      const free = new Set(this.freeIn(pool, group));
      const all = [...cidr.range.addresses()].map((address) => keyOf(group.network, `${address}`));
      return all.flatMap((_, from) => {
        const run = all.slice(from, from + claims.length);
        const isInBlock = Math.floor(from / width) === Math.floor((from + claims.length - 1) / width);
        return isInBlock && run.length === claims.length && run.every((key) => free.has(key)) ? [run] : [];
      });
    });
  }

  private freeIn(pool: string, { network, family }: Group): string[] {
    const lines = new Set(this.old.map((entry) => keyOf(entry.network, entry.thing)));
    return this.ground
      .placeableIn(pool, family!, network)
      .map((address) => keyOf(network, address))
      .filter((key) => !this.taken.has(key) && !lines.has(key));
  }

  /** A matching, one claim at a time: whoever is in the way goes elsewhere if he can. */
  private match(claims: readonly Claim[]): boolean {
    const wishes = new Map(
      claims.map((claim) => [claim, claim.group.demand!.pools.flatMap((p) => this.freeIn(p, claim.group))]),
    );
    const holders = new Map<string, Claim>();
    const seat = (claim: Claim, tried: Set<string>): boolean =>
      wishes.get(claim)!.some((key) => {
        if (tried.has(key)) return false;
        tried.add(key);
        const other = holders.get(key);
        if (other && !seat(other, tried)) return false;
        holders.set(key, claim);
        return true;
      });
    if (!claims.every((claim) => seat(claim, new Set()))) return false;
    for (const [key, claim] of holders) this.taken.set(key, claim);
    return true;
  }
}

const rankAmong = (kept: readonly string[], address: string): number =>
  kept.includes(address) ? kept.indexOf(address) : kept.length;

const keyOf = (network: string, address: string): string => `${network} ${address}`;

const claimsOf = (group: Group): Claim[] => [
  ...group.bound.map((ordinal): Claim => ({ group, ordinal, state: 'bound' })),
  ...group.headroom.map((ordinal): Claim => ({ group, ordinal, state: 'headroom' })),
];

interface Outcome {
  readonly old: readonly Entry[];
  readonly declarations: Declarations;
  readonly before: Lock;
  readonly ground: Ground;
}

/** The lines of those who hold something, and those of all others, given up where they were held. */
function lockOf(taken: ReadonlyMap<string, Claim>, { old, declarations, before, ground }: Outcome): Lock {
  const held = [...taken].map(([key, claim]) => lineOfClaim(key.split(' ')[1]!, claim, ground));
  const others = old
    .filter(({ network, thing }) => !taken.has(keyOf(network, thing)))
    .map((entry) => ({
      network: entry.network,
      line: lineOf(entry.thing, entry, isHeld(entry) ? givenUp(entry, declarations) : entry.tenure),
    }));
  const names = new Set([...declarations.networks, ...before.networks].map(({ name }) => name));
  const carved = (name: string): readonly CarvedLine[] =>
    before.networks.find((each) => each.name === name)?.carved ?? [];
  return canonicalLock({
    ...before,
    networks: [...names].map((name) => ({
      name,
      carved: carved(name),
      headings: [],
      leases: [...held, ...others].filter(({ network }) => network === name).map(({ line }) => line),
      claims: [],
    })),
  });
}

function lineOfClaim(address: string, { group, ordinal, state }: Claim, ground: Ground) {
  const { reclaim, owner } = group.workload;
  const { quarantine } = ground.poolOf(address, group.demand!.pools)!;
  const identity = { owner, ordinal: group.isSet ? undefined : ordinal, nic: group.nic };
  return { network: group.network, line: lineOf(address, identity, { state, reclaim, quarantine }) };
}

const lineOf = (
  address: string,
  { owner, ordinal, nic }: Pick<Entry, 'owner' | 'ordinal' | 'nic'>,
  tenure: Tenure,
): LeaseLine => ({
  range: Range.single(Address.of(address)),
  owner,
  ...(ordinal !== undefined && { ordinals: { first: ordinal, last: ordinal } }),
  ...(nic && { nic }),
  tenure,
});
