import type { AdoptedRun, AdoptionReport } from '../model/adoption';
import type { Allocation } from '../model/allocation';
import type { Declarations, NetworkDeclaration, PlaceKey } from '../model/declarations';
import type { Holder, LeaseLine, Lock, NetworkLock } from '../model/lock';
import { nameOfUser, type Observation } from '../model/observation';
import { isError, type Problem } from '../model/problem';
import { sortedByText } from '../net/compare';
import { partitionPoint } from '../net/partition-point';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { adoptClaims, withAdopted } from './adopt-claims';
import { keptFree, notAdoptedProblems, sharedAddress, strangerOnLease, tornClaim } from './adopt-problems';
import { allocate } from './allocate';
import { isHeld } from './number-claims';
import { takeOldNames } from './old-names';
import { placeCidrs } from './place-cidrs';
import { pinsOf } from './registry';
import { nameOfHolder, type Request } from './request';
import { requestsOf } from './requests';
import { canonicalLeases, partOf } from './runs';
import { Claims, type Sighting, type Sightings, sortSightings } from './sightings';
import { type Stranger, strangerRuns, type Watch, Watcher } from './strangers';
import { withLinesOf } from './with-lines-of';

/** A living cluster and where its declarations are. */
export interface Adopting {
  readonly cluster: string;
  readonly network: NetworkDeclaration;
  readonly observations: readonly Observation[];
  readonly watchOf: (subnet: PlaceKey) => Watch;
}

export interface Adopted {
  /** Everybody's, as the next synth would have it. */
  readonly allocation: Allocation;
  /** What is kept of it: other clusters are as they were, because they may still be adopted themselves. */
  readonly lock: Lock;
  readonly report: AdoptionReport;
}

/**
 * Takes the addresses of a living cluster into the lock: each declared claim that was seen with an address gets that
 * one, if it may have it and the lock has decided nothing else. Then the allocator runs, so that what was not seen is
 * placed around it, and around the addresses that others use. What does not fit is told, and nothing is guessed.
 */
export function adoptLeases(declarations: Declarations, lock: Lock, adopting: Adopting): Adopted {
  const { network, observations } = adopting;
  const memory = takeOldNames(declarations.workloads, lock).lock;
  const before = memory.networks.find(({ name }) => name === network.name) ?? { name: network.name, ...NO_LINES };
  const places = placeCidrs(network, before);
  const requests = requestsIn(declarations, network, places.pools);
  const claims = new Claims(adopting.cluster, requests, declarations.workloads);
  const sightings = sortSightings(observations, claims.find);
  const addressed = sightings.claims.filter(({ claim }) => claim.request.demand.isAddressed);
  const { adopted, known, notAdopted } = adoptClaims(addressed, before.leases, requests.filter(isAddressed));
  const leases = canonicalLeases(withAdopted(before.leases, adopted), []);
  const prepared = withNetwork(memory, { ...before, carved: places.carved, leases });
  const watcher = new Watcher(network, places, adopting.watchOf);
  const used = inUse(sightings, watcher, { leases, requests: requests.filter(isAddressed) });
  const allocation = allocate(keepingFree(declarations, network, used), prepared);
  const isRefused = allocation.problems.some(isError);
  const others = othersIn(sightings, watcher, heldIn(allocation.lock, network.name));
  const problems = [
    ...sightings.shared.filter(isOfInterest).map(sharedAddress),
    ...sightings.torn.filter(isOfInterest).map(tornClaim),
    ...notAdoptedProblems(notAdopted),
  ];
  const isElsewhere = ({ owner }: Holder) => !owner.startsWith(`${adopting.cluster}/`);
  return {
    lock: isRefused ? lock : withLinesOf(prepared, isElsewhere, allocation.lock),
    allocation: isRefused ? refusedFor(allocation, { lock, used, problems }) : allocation,
    report: {
      cluster: adopting.cluster,
      adopted: canonicalLeases(adopted, []).map(runOf),
      known,
      unaddressed: sightings.claims.length - addressed.length,
      problems: [...problems, ...others.problems],
      strangers: strangerRuns(others.strangers),
      passedOver: sightings.strangers.length - others.strangers.length - others.problems.length,
    },
  };
}

const NO_LINES = { carved: [], headings: [], leases: [], claims: [] };

/** Whether an address is decided for one of them. */
const isOfInterest = (sightings: readonly Sighting[]): boolean =>
  sightings.some(({ claim }) => claim?.request.demand.isAddressed);

const isAddressed = ({ demand }: Request): boolean => demand.isAddressed;

function requestsIn(
  { workloads }: Declarations,
  { name }: NetworkDeclaration,
  pools: Parameters<typeof requestsOf>[1],
) {
  const here = sortedByText(
    workloads.filter(({ network }) => network === name),
    ({ owner }) => owner,
  );
  const { addressed, unaddressed } = requestsOf(here, pools, new Map());
  return [...addressed, ...unaddressed];
}

const withNetwork = (lock: Lock, network: NetworkLock): Lock => ({
  ...lock,
  networks: sortedByText([...lock.networks.filter(({ name }) => name !== network.name), network], ({ name }) => name),
});

/** Everything that was seen in pools and has no line: whoever has it, the allocator must not give it away. */
function inUse(
  { strangers, shared, torn, claims }: Sightings,
  watcher: Watcher,
  { leases, requests }: { readonly leases: readonly LeaseLine[]; readonly requests: readonly Request[] },
): readonly Sighting[] {
  const chosen = new Set(requests.flatMap((request) => pinsOf(request).map(({ address }) => `${address}`)));
  const hasLine = RangeSet.from(leases.map(({ range }) => range));
  return [...strangers, ...shared.flat(), ...torn.flat(), ...claims].filter(
    (sighting) =>
      !hasLine.contains(sighting.address) &&
      !chosen.has(`${sighting.address}`) &&
      watcher.strangerOf(sighting)?.isInPool === true,
  );
}

/** The declarations, with what is in use reserved as long as this allocation runs. */
function keepingFree(declarations: Declarations, network: NetworkDeclaration, used: readonly Sighting[]): Declarations {
  if (used.length === 0) return declarations;
  const { ranges } = RangeSet.from(used.map(({ address }) => address));
  const reservations = ranges.map((range) => ({ range, reason: 'in use', where: {} }));
  return {
    ...declarations,
    networks: declarations.networks.map((each) =>
      each === network ? { ...each, reservations: [...each.reservations, ...reservations] } : each,
    ),
  };
}

interface Refusal {
  readonly lock: Lock;
  readonly used: readonly Sighting[];
  /** What would have been told besides. */
  readonly problems: readonly Problem[];
}

const refusedFor = (allocation: Allocation, { lock, used, problems }: Refusal): Allocation => ({
  ...allocation,
  lock,
  problems: [...allocation.problems, ...problems, ...(used.length === 0 ? [] : [keptFree(used.map(describe))])],
});

const describe = ({ address, user }: Sighting): string => `${address} (${nameOfUser(user)})`;

const heldIn = (lock: Lock, network: string): readonly LeaseLine[] =>
  lock.networks.find(({ name }) => name === network)?.leases.filter(isHeld) ?? [];

interface Others {
  readonly strangers: readonly Stranger[];
  readonly problems: readonly Problem[];
}

/** Strangers to be reserved, and those whose addresses are decided for somebody. */
function othersIn({ strangers }: Sightings, watcher: Watcher, held: readonly LeaseLine[]): Others {
  const found: Stranger[] = [];
  const problems: Problem[] = [];
  for (const sighting of strangers) {
    const holder = holderAt(held, sighting);
    const stranger = holder === undefined ? watcher.strangerOf(sighting) : undefined;
    if (holder !== undefined) problems.push(strangerOnLease(sighting, holder));
    else if (stranger) found.push(stranger);
  }
  return { strangers: found, problems };
}

function holderAt(lines: readonly LeaseLine[], { address }: Sighting): string | undefined {
  const line = lines[partitionPoint(lines, ({ range }) => !address.isBefore(range.first)) - 1];
  return line?.range.contains(address) ? nameOfHolder(partOf(line, Range.single(address))) : undefined;
}

const runOf = ({ range, owner, ordinals, nic }: LeaseLine): AdoptedRun => ({
  range: `${range}`,
  owner,
  ...(ordinals && {
    ordinals: ordinals.first === ordinals.last ? `${ordinals.first}` : `${ordinals.first}..${ordinals.last}`,
  }),
  ...(nic !== undefined && { nic }),
});
