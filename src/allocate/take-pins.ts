import type { LeaseLine } from '../model/lock';
import type { Problem, RuleId } from '../model/problem';
import { partOfRun } from '../model/runs';
import type { Address } from '../net/address';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { partsForbidden } from './admissible';
import { errorOf } from './error';
import { isHeld, isHome, type NumberedLease } from './number-claims';
import { isClosed } from './places';
import { type PinnedClaim, pinsOf, type Registry } from './registry';
import { nameOfHolder, type Request } from './request';
import { describePool } from './zones';

/** What the pins of a request take, and what is left of its lines. */
export interface PinsTaken {
  /** Held already, as pinned. */
  readonly held: readonly NumberedLease[];
  /** To be taken: lines of their own that they come home to, or addresses that nobody has. */
  readonly homes: readonly NumberedLease[];
  readonly rest: readonly LeaseLine[];
  readonly problems: readonly Problem[];
}

/** Takes the addresses that the user chose, each for its own claim, or says why that cannot be. */
export function takePins(request: Request, lines: readonly LeaseLine[], registry: Registry): PinsTaken {
  const pins = pinsOf(request);
  if (pins.length === 0) return { held: [], homes: [], rest: lines, problems: [] };
  const { pulled, rest } = pullOut(
    lines,
    pins.map(({ address }) => address),
  );
  const held: NumberedLease[] = [];
  const homes: NumberedLease[] = [];
  const problems: Problem[] = [];
  for (const pin of pins) {
    const own = pulled.get(`${pin.address}`);
    const fault = faultOf(pin, own, { request, rest, registry });
    if (fault) {
      problems.push(pinProblem(request, pin, fault));
      if (own) rest.push(own);
    } else (own && isHeld(own) ? held : homes).push(numbered(request, pin, own));
  }
  return { held, homes, rest, problems };
}

const FRESH = { state: 'released', quarantine: 0 } as const;

const numbered = (request: Request, { claim, address }: PinnedClaim, own: LeaseLine | undefined): NumberedLease => ({
  owner: request.workload.owner,
  range: Range.single(address),
  tenure: own?.tenure ?? FRESH,
  ordinals: { first: claim, last: claim },
});

interface Surroundings {
  readonly request: Request;
  readonly rest: readonly LeaseLine[];
  readonly registry: Registry;
}

interface Fault {
  readonly rule: RuleId;
  /** Completes "… pins 10.0.0.1 for …, but". */
  readonly why: string;
  readonly fix: string;
}

function faultOf(pin: PinnedClaim, own: LeaseLine | undefined, around: Surroundings): Fault | undefined {
  const clash = pinnedTwice(pin, around) ?? foreign(pin, own, around);
  if (clash || (own && isHeld(own))) return clash;
  return (own && isHome(own) ? undefined : inClosedPool(pin, around)) ?? untakeable(pin, around);
}

function pinnedTwice({ address }: PinnedClaim, { registry }: Surroundings): Fault | undefined {
  const owners = registry.pinnersOf(address);
  if (owners.length < 2) return undefined;
  return {
    rule: 'IPAM205',
    why: `${owners.length} claims pin it (of ${[...new Set(owners)].sort().join(', ')})`,
    fix: 'Keep the pin of one claim and give the others another address.',
  };
}

function foreign(pin: PinnedClaim, own: LeaseLine | undefined, { request, registry }: Surroundings): Fault | undefined {
  const isOtherOrdinal = request.identities.areOrdinals && own?.ordinals?.first !== pin.claim;
  const line = own ? (isOtherOrdinal ? own : undefined) : registry.lineAt(pin.address);
  if (!line) return undefined;
  return {
    rule: 'IPAM203',
    why: `the lock has that address as ${line.tenure.state} for ${nameOfHolder(line)}`,
    fix: `Pin an address that nobody has, or ${wayToFree(line)}.`,
  };
}

/** What is left to do before somebody else may have the address. */
function wayToFree({ owner, tenure }: LeaseLine): string {
  const end = 'let cdk8s-ipam lock gc remove the released line when its quarantine is over';
  if (tenure.state === 'released') return end;
  if (tenure.state === 'retained') return `give this one up first (cdk8s-ipam lock release), and ${end}`;
  return `free this one first: remove or move ${owner} (cdk8s-ipam lock move), and ${end}`;
}

/** An own line in such a pool may be held on or come home to, but nothing is new there. */
function inClosedPool({ address }: PinnedClaim, { request: { pools } }: Surroundings): Fault | undefined {
  const pool = pools.find(({ range }) => range.contains(address));
  if (!pool || !isClosed(pool)) return undefined;
  return {
    rule: 'IPAM204',
    why: `${describePool(pool)} is ${pool.lifecycle} and serves nothing new`,
    fix: 'Pin an address of a pool that is active.',
  };
}

function untakeable(pin: PinnedClaim, { request, rest }: Surroundings): Fault | undefined {
  const [forbidden] = partsForbidden(Range.single(pin.address), request.pools);
  if (forbidden)
    return {
      rule: 'IPAM204',
      why: `that address ${forbidden.reason} (${request.pools.map(describePool).join(', ')})`,
      fix: 'Pin an address inside one of its pools that is neither excluded nor reserved.',
    };
  const elsewhere = lineOfClaim(pin, request, rest);
  if (!elsewhere) return undefined;
  return {
    rule: 'IPAM206',
    why: `the claim has ${elsewhere} already, and synth never moves a claim`,
    fix: `Run cdk8s-ipam lock move ${request.workload.owner}, or pin the address that it has.`,
  };
}

/** Where the claim is bound already, other than to its pin. */
function lineOfClaim({ claim }: PinnedClaim, request: Request, rest: readonly LeaseLine[]): string | undefined {
  const held = rest.filter(isHeld);
  if (!request.identities.areOrdinals) {
    const count = held.reduce((sum, { range }) => sum + Number(range.size), 0);
    const isFull = count + pinsOf(request).length > request.identities.last + 1;
    return isFull ? held.map(({ range }) => `${range}`).join(', ') : undefined;
  }
  const line = held.find(({ ordinals }) => ordinals && ordinals.first <= claim && claim <= ordinals.last);
  return line && `${line.range.at(claim - line.ordinals!.first)}`;
}

const pinProblem = ({ workload }: Request, { claim, address }: PinnedClaim, { rule, why, fix }: Fault): Problem =>
  errorOf({
    rule,
    where: { identity: workload.owner, ...workload.where },
    message: `${workload.owner} pins ${address} for ordinal ${claim}, but ${why}.`,
    fix,
  });

/** Cuts single addresses out of lines. */
function pullOut(lines: readonly LeaseLine[], addresses: readonly Address[]) {
  const pulled = new Map<string, LeaseLine>();
  const rest = lines.flatMap((line) => {
    const inside = addresses.filter((address) => line.range.contains(address));
    for (const address of inside) pulled.set(`${address}`, partOfRun(line, Range.single(address)));
    if (inside.length === 0) return [line];
    return RangeSet.of(line.range)
      .minus(RangeSet.from(inside))
      .ranges.map((range) => partOfRun(line, range));
  });
  return { pulled, rest };
}
