import type { LeaseLine } from '../model/lock';
import { DEFAULT_QUARANTINE } from '../model/reclaim';
import { partOfRun } from '../model/runs';
import { compareText, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { partsForbidden } from './admissible';
import { describeSighting, type NotAdopted } from './adopt-problems';
import { isHeld } from './number-claims';
import { pinsOf, Registry } from './registry';
import { concerns, holderOf, nameOfHolder, type Request } from './request';
import type { ClaimSighting } from './sightings';

/** Which of the addresses that were seen come into the lock. */
export interface ClaimsAdopted {
  /** New lines, one for each address, in the order of the claims. */
  readonly adopted: readonly LeaseLine[];
  /** How many are in the lock already. */
  readonly known: number;
  readonly notAdopted: readonly NotAdopted[];
}

/**
 * Decides for each claim in order whether it gets the address that it was seen with.
 *
 * @param leases the lines of the lock, sorted and disjoint
 * @param requests all of the network, for what they pin
 */
export function adoptClaims(
  sightings: readonly ClaimSighting[],
  leases: readonly LeaseLine[],
  requests: readonly Request[],
): ClaimsAdopted {
  const registry = new Registry(leases, requests);
  const heldByOwner = groupedBy(leases.filter(isHeld), ({ owner }) => owner);
  const adopted: LeaseLine[] = [];
  const notAdopted: NotAdopted[] = [];
  let known = 0;
  for (const [request, group] of groupedBy(sightings, ({ claim }) => claim.request)) {
    const held = (heldByOwner.get(request.workload.owner) ?? []).filter((line) => concerns(request, line));
    const room = request.workload.replicas.kind === 'set' ? roomOf(request, held, group) : undefined;
    for (const sighting of group) {
      const verdict = judge(sighting, { registry, held, room });
      if (verdict === 'known') known++;
      else if (verdict === 'adopted') adopted.push(lineOf(sighting));
      else notAdopted.push({ request, ...verdict });
      if (verdict === 'adopted' && room && !isPinned(sighting)) room.left--;
    }
  }
  return { adopted, known, notAdopted };
}

/** The lines of the lock with adopted ones in their place: an own line that was given up is held again. */
export function withAdopted(leases: readonly LeaseLine[], adopted: readonly LeaseLine[]): LeaseLine[] {
  const taken = RangeSet.from(adopted.map(({ range }) => range));
  const rest = leases.flatMap((line) =>
    taken.overlaps(line.range)
      ? RangeSet.of(line.range)
          .minus(taken)
          .ranges.map((range) => partOfRun(line, range))
      : [line],
  );
  return [...rest, ...adopted];
}

/** What the pods of a Deployment may have. */
interface Room {
  /** How many more addresses, besides those that it chooses. */
  left: number;
  /** What it has in the lock and keeps: what it holds beyond its maximum is given up. */
  readonly keeps: ReadonlySet<string>;
  /** Whether the lock has addresses for it that no pod was seen with. */
  readonly isTakenByOthers: boolean;
}

interface Context {
  readonly registry: Registry;
  /** The lines that the request holds, sorted by address. */
  readonly held: readonly LeaseLine[];
  readonly room: Room | undefined;
}

type Verdict = 'known' | 'adopted' | Omit<NotAdopted, 'request'>;

function judge(sighting: ClaimSighting, context: Context): Verdict {
  const { address, claim } = sighting;
  const { first, last } = claim.request.identities;
  const what = describeSighting(sighting);
  if (claim.ordinal !== undefined && (claim.ordinal < first || claim.ordinal > last))
    return { rule: 'IPAM274', text: `${what}, which is none of ${first <= last ? `${first}..${last}` : 'no pod'}` };
  const [forbidden] = partsForbidden(Range.single(address), claim.request.pools);
  if (forbidden) return { rule: 'IPAM273', text: `${what} ${forbidden.reason}` };
  return (
    ofAnother(sighting, context) ??
    decidedElsewhere(sighting, context) ??
    noRoom(sighting, context) ??
    accepted(sighting, context)
  );
}

function ofAnother(sighting: ClaimSighting, { registry }: Context): Verdict | undefined {
  const { address, claim } = sighting;
  const what = describeSighting(sighting);
  const line = registry.lineAt(address);
  if (line && !isOwn(line, sighting))
    return { rule: 'IPAM275', text: `${what} is ${line.tenure.state} for ${nameOfHolder(line)}` };
  const pinners = registry.pinnersOf(address);
  const others = isPinned(sighting) ? pinners.length - 1 : pinners.length;
  if (others <= 0) return undefined;
  const who = pinners.find((owner) => owner !== claim.request.workload.owner) ?? pinners[0];
  return { rule: 'IPAM275', text: `${what} is chosen for ${who}` };
}

function isOwn(line: LeaseLine, { address, claim }: ClaimSighting): boolean {
  if (line.owner !== claim.request.workload.owner || !concerns(claim.request, line)) return false;
  return line.ordinals === undefined || ordinalAt(line, address.value) === claim.ordinal;
}

const ordinalAt = ({ range, ordinals }: LeaseLine, value: bigint): number =>
  ordinals!.first + Number(value - range.firstValue);

/** A claim that holds another address, or chooses one. Pods of a Deployment choose for all of them. */
function decidedElsewhere(sighting: ClaimSighting, { held }: Context): Verdict | undefined {
  const { address, claim } = sighting;
  const { request, ordinal = 0 } = claim;
  if (request.workload.replicas.kind === 'set') return undefined;
  const what = describeSighting(sighting);
  const line = held.find(({ ordinals }) => !ordinals || (ordinals.first <= ordinal && ordinal <= ordinals.last));
  const has = line && (line.ordinals ? line.range.at(ordinal - line.ordinals.first) : line.range.first);
  if (has && !has.equals(address)) return { rule: 'IPAM276', text: `${what} has ${has} in the lock` };
  const pin = pinsOf(request).find((each) => each.claim === ordinal);
  return pin && !pin.address.equals(address) ? { rule: 'IPAM276', text: `${what} chooses ${pin.address}` } : undefined;
}

function noRoom(sighting: ClaimSighting, { room }: Context): Verdict | undefined {
  if (!room || room.left > 0 || isPinned(sighting) || room.keeps.has(`${sighting.address}`)) return undefined;
  const what = describeSighting(sighting);
  const { last } = sighting.claim.request.identities;
  return room.isTakenByOthers
    ? { rule: 'IPAM276', text: `${what}, while all ${last + 1} addresses are decided` }
    : { rule: 'IPAM274', text: `${what}, beyond ${last + 1}` };
}

function accepted({ address }: ClaimSighting, { held }: Context): Verdict {
  const line = held[partitionPoint(held, ({ range }) => !address.isBefore(range.first)) - 1];
  return line?.range.contains(address) ? 'known' : 'adopted';
}

/** Whether the claim itself chooses this address. */
function isPinned({ address, claim: { request, ordinal } }: ClaimSighting): boolean {
  const isSet = request.workload.replicas.kind === 'set';
  return pinsOf(request).some((pin) => (isSet || pin.claim === (ordinal ?? 0)) && pin.address.equals(address));
}

function roomOf(request: Request, held: readonly LeaseLine[], seen: readonly ClaimSighting[]): Room {
  const pins = new Set(pinsOf(request).map(({ address }) => `${address}`));
  const most = request.identities.last + 1 - pins.size;
  const others = sortedBy(held, byRank)
    .flatMap(({ range }) => [...range.addresses()].map(String))
    .filter((address) => !pins.has(address));
  const keeps = new Set(others.slice(0, most));
  const used = new Set(seen.map(({ address }) => `${address}`));
  return {
    left: most - keeps.size,
    keeps,
    isTakenByOthers: [...keeps, ...pins].some((address) => !used.has(address)),
  };
}

/** The order in which the allocator counts them: what is bound first. */
const byRank = (a: LeaseLine, b: LeaseLine): number =>
  compareText(a.tenure.state, b.tenure.state) || Range.compare(a.range, b.range);

const lineOf = ({ address, claim: { request, ordinal = 0 } }: ClaimSighting): LeaseLine => ({
  range: Range.single(address),
  ...holderOf(request, { first: ordinal, last: ordinal }),
  tenure: { state: 'bound', reclaim: request.workload.reclaim, quarantine: DEFAULT_QUARANTINE },
});
