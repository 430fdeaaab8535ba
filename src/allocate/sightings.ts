import { type AddressUser, EVIDENCE, nameOfUser, type Observation } from '../model/observation';
import { Address } from '../net/address';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import type { Request } from './request';

/** An address that was seen, and whose claim it is. */
export interface Sighting {
  readonly address: Address;
  readonly user: AddressUser;
  /** Absent: nobody declares who uses it. */
  readonly claim?: SeenClaim;
}

export interface ClaimSighting extends Sighting {
  readonly claim: SeenClaim;
}

/** A claim that was seen in the cluster. */
export interface SeenClaim {
  readonly request: Request;
  /** Absent: the workload has no ordinals. */
  readonly ordinal?: number;
  /** Tells it from every other claim of the cluster. */
  readonly key: string;
}

/** What the observations come to: each claim with one address at most, each address with one claim at most. */
export interface Sightings {
  /** Sorted by owner, family, NIC, ordinal, address. */
  readonly claims: readonly ClaimSighting[];
  /** Sorted by address. */
  readonly strangers: readonly Sighting[];
  /** Addresses that several claims, or a claim and a stranger, were seen with. */
  readonly shared: readonly (readonly Sighting[])[];
  /** Claims that were seen with several addresses. */
  readonly torn: readonly (readonly ClaimSighting[])[];
}

/** Finds the claim that an observation is about. */
export type FindClaim = (observation: Observation, address: Address) => SeenClaim | undefined;

/**
 * Sorts out what was seen. Where sources differ about an address or a claim, the most believable one counts (a pod that
 * runs before a record about it); where equally believable ones differ, nothing is guessed.
 */
export function sortSightings(observations: readonly Observation[], findClaim: FindClaim): Sightings {
  const seen = observations.map((observation): Ranked => {
    const address = Address.of(observation.address);
    const claim = findClaim(observation, address);
    const rank = EVIDENCE.indexOf(observation.evidence);
    return { address, user: observation.user, rank, place: observation.subnet ?? '', ...(claim && { claim }) };
  });
  const shared: Sighting[][] = [];
  const single: Ranked[] = [];
  for (const group of groupedBy(seen, ({ address, place }) => `${address} ${place}`).values()) {
    const users = oneForEach(mostBelievable(group), userKey);
    if (users.length > 1 && users.some(({ claim }) => claim)) shared.push(users);
    else single.push(users[0]!);
  }
  const torn: ClaimSighting[][] = [];
  const claims: ClaimSighting[] = [];
  const strangers: Sighting[] = single.filter(({ claim }) => claim === undefined);
  for (const group of groupedBy(single.filter(hasClaim), ({ claim }) => claim.key).values()) {
    const best = oneForEach(mostBelievable(group), ({ address }) => `${address}`);
    if (best.length > 1) torn.push(best);
    else claims.push(best[0]!);
    strangers.push(...group.filter(({ address }) => !best.some((one) => one.address.equals(address))).map(asStranger));
  }
  return {
    claims: sortedBy(claims, byClaim),
    strangers: sortedBy(strangers, byAddress),
    shared: sortedBy(shared, (a, b) => byAddress(a[0]!, b[0]!)),
    torn: sortedBy(torn, (a, b) => byClaim(a[0]!, b[0]!)),
  };
}

interface Ranked extends Sighting {
  /** 0: the most believable. */
  readonly rank: number;
  /** The same address in two subnets of a CNI is two addresses. */
  readonly place: string;
}

const hasClaim = (sighting: Ranked): sighting is Ranked & ClaimSighting => sighting.claim !== undefined;

const asStranger = ({ address, user }: Sighting): Sighting => ({ address, user });

/** A virtual machine that migrates has two pods for a while. */
function userKey({ claim, user }: Sighting): string {
  if (claim || user.kind === 'other') return claim?.key ?? nameOfUser(user);
  const { namespace, pod, workload } = user;
  return workload?.kind === 'VirtualMachine'
    ? `${namespace}/VirtualMachine/${workload.name}`
    : `${namespace}/Pod/${pod}`;
}

function mostBelievable<T extends Ranked>(group: readonly T[]): T[] {
  const best = Math.min(...group.map(({ rank }) => rank));
  return group.filter(({ rank }) => rank === best);
}

/** The first of each key, in the order of the keys, so that the order of the files says nothing. */
const oneForEach = <T extends Sighting>(sightings: readonly T[], key: (sighting: T) => string): T[] => {
  const sorted = sortedBy(sightings, (a, b) =>
    compareText(`${key(a)} ${nameOfUser(a.user)}`, `${key(b)} ${nameOfUser(b.user)}`),
  );
  return sorted.filter((sighting, i) => i === 0 || key(sorted[i - 1]!) !== key(sighting));
};

const byAddress = (a: Sighting, b: Sighting): number =>
  Address.compare(a.address, b.address) || compareText(nameOfUser(a.user), nameOfUser(b.user));

const byClaim = (a: ClaimSighting, b: ClaimSighting): number =>
  firstDifference(
    compareText(a.claim.request.workload.owner, b.claim.request.workload.owner),
    compareNumber(a.claim.request.demand.family, b.claim.request.demand.family),
    compareText(a.claim.request.demand.nic ?? '', b.claim.request.demand.nic ?? ''),
    compareNumber(a.claim.ordinal ?? 0, b.claim.ordinal ?? 0),
    Address.compare(a.address, b.address),
  );
