import type { AdoptedRun, AdoptionReport } from '../model/adoption';
import type { Allocation } from '../model/allocation';
import { canonicalLeases } from '../model/canonical-leases';
import type { Declarations, NetworkDeclaration, PlaceKey } from '../model/declarations';
import { emptyNetwork, type Holder, type LeaseLine, type Lock, type NetworkLock } from '../model/lock';
import { nameOfUser, type Observation, type ObservedEip } from '../model/observation';
import { isError, type Problem } from '../model/problem';
import { partOfRun } from '../model/runs';
import { sortedByText } from '../net/compare';
import { partitionPoint } from '../net/partition-point';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { adoptClaims, type ClaimsAdopted, withAdopted } from './adopt-claims';
import { adoptEips, type EipsAdopted, strangerOnEip } from './adopt-eips';
import { keptFree, notAdoptedProblems, sharedAddress, strangerOnLease, tornClaim } from './adopt-problems';
import { allocate } from './allocate';
import { ClaimFinder } from './claim-finder';
import { isHeld } from './number-claims';
import { takeOldNames } from './old-names';
import { placeCidrs } from './place-cidrs';
import type { PlacedPool } from './places';
import { pinsOf } from './registry';
import { nameOfHolder, type Request } from './request';
import { type Requests, requestsOf } from './requests';
import { type Sighting, type Sightings, sortSightings } from './sightings';
import { type Stranger, strangerRuns, type Watch, Watcher } from './strangers';
import { withLinesOf } from './with-lines-of';

/** A living cluster and where its declarations are. */
export interface Adopting {
  readonly cluster: string;
  /** What was seen in each of its networks: one, and one for each of its VPCs. */
  readonly seen: readonly SeenNetwork[];
  /** Default: none. */
  readonly eips?: readonly ObservedEip[];
  readonly watchOf: (subnet: PlaceKey) => Watch;
}

export interface SeenNetwork {
  readonly network: NetworkDeclaration;
  readonly observations: readonly Observation[];
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
  const memory = takeOldNames(declarations.workloads, lock).lock;
  const prepared = adopting.seen.map((seen) => prepare(declarations, memory, { ...adopting, ...seen }));
  const eips = adoptEips(declarations, memory.eips, adopting);
  const adopted = prepared.reduce((all, { section }) => withNetwork(all, section), { ...memory, eips: eips.lines });
  const allocation = allocate(keepingFree(declarations, prepared, eips), adopted);
  const told = prepared.map((each) => reportOf(each, allocation, adopting.cluster));
  const report = told.map((each) => each.report).reduce(together, reportOfEips(eips, adopting.cluster));
  if (allocation.problems.some(isError)) {
    const used = prepared.flatMap(inUse);
    return {
      lock,
      allocation: refused(allocation, { lock, used, problems: told.flatMap((each) => each.problems) }),
      report,
    };
  }
  const isElsewhere = ({ owner }: Holder) => !owner.startsWith(`${adopting.cluster}/`);
  return { lock: withLinesOf(adopted, isElsewhere, allocation.lock), allocation, report };
}

/** What was seen in a network, sorted out, and its part of the lock with what is adopted of it. */
interface Prepared {
  readonly network: NetworkDeclaration;
  readonly section: NetworkLock;
  readonly sightings: Sightings;
  readonly claims: ClaimsAdopted;
  /** What asks for addresses in the network. */
  readonly requests: readonly Request[];
  readonly watcher: Watcher;
}

function prepare(declarations: Declarations, memory: Lock, adopting: Adopting & SeenNetwork): Prepared {
  const { network, observations, cluster } = adopting;
  const before = memory.networks.find(({ name }) => name === network.name) ?? emptyNetwork(network.name);
  const places = placeCidrs(network, before);
  const { addressed, unaddressed } = requestsIn(declarations, network, places.pools);
  const finder = new ClaimFinder(cluster, [...addressed, ...unaddressed], declarations.workloads);
  const sightings = sortSightings(observations, finder.find);
  const claims = adoptClaims(sightings.claims.filter(isAddressed), before.leases, addressed);
  const leases = canonicalLeases(withAdopted(before.leases, claims.adopted), []);
  return {
    network,
    section: { ...before, carved: places.carved, leases },
    sightings,
    claims,
    requests: addressed,
    watcher: new Watcher(network, places, adopting.watchOf),
  };
}

/** The report, and of its problems those that are there whatever the allocator answers. */
function reportOf({ network, sightings, claims, watcher }: Prepared, { lock }: Allocation, cluster: string) {
  const others = othersIn(sightings, watcher, heldIn(lock, network.name));
  const problems = [
    ...sightings.shared.filter((users) => users.some(isAddressed)).map(sharedAddress),
    ...sightings.torn.filter((addresses) => addresses.some(isAddressed)).map(tornClaim),
    ...notAdoptedProblems(claims.notAdopted),
  ];
  const report: AdoptionReport = {
    cluster,
    adopted: canonicalLeases(claims.adopted, []).map(runOf),
    known: claims.known,
    unaddressed: sightings.claims.filter((sighting) => !isAddressed(sighting)).length,
    problems: [...problems, ...others.problems],
    strangers: strangerRuns(others.strangers),
    passedOver: sightings.strangers.length - others.strangers.length - others.problems.length,
  };
  return { report, problems };
}

function reportOfEips({ adopted, known, notAdopted, strangers }: EipsAdopted, cluster: string): AdoptionReport {
  return {
    cluster,
    adopted: adopted.map((line) => ({ range: line.id, ...holderText(line) })),
    known,
    unaddressed: 0,
    problems: [...notAdoptedProblems(notAdopted), ...strangers.map(strangerOnEip)],
    strangers: [],
    passedOver: 0,
  };
}

const together = (all: AdoptionReport, more: AdoptionReport): AdoptionReport => ({
  cluster: all.cluster,
  adopted: [...all.adopted, ...more.adopted],
  known: all.known + more.known,
  unaddressed: all.unaddressed + more.unaddressed,
  problems: [...all.problems, ...more.problems],
  strangers: [...all.strangers, ...more.strangers],
  passedOver: all.passedOver + more.passedOver,
});

/** Whether an address is to be decided for it. */
const isAddressed = ({ claim }: Sighting): boolean => claim?.request.demand.isAddressed ?? false;

function requestsIn({ workloads }: Declarations, { name }: NetworkDeclaration, pools: readonly PlacedPool[]): Requests {
  const here = workloads.filter(({ network }) => network === name);
  return requestsOf(
    sortedByText(here, ({ owner }) => owner),
    pools,
    new Map(),
  );
}

const withNetwork = (lock: Lock, network: NetworkLock): Lock => ({
  ...lock,
  networks: sortedByText([...lock.networks.filter(({ name }) => name !== network.name), network], ({ name }) => name),
});

/** Everything that was seen in pools and has no line: whoever has it, the allocator must not give it away. */
function inUse({ sightings, watcher, section: { leases }, requests }: Prepared): readonly Sighting[] {
  const { strangers, shared, torn, claims } = sightings;
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
function keepingFree(
  declarations: Declarations,
  prepared: readonly Prepared[],
  { strangers }: EipsAdopted,
): Declarations {
  const networks = declarations.networks.map((network) => {
    const used = prepared.filter((each) => each.network === network).flatMap(inUse);
    const { ranges } = RangeSet.from(used.map(({ address }) => address));
    const reservations = ranges.map((range) => ({ range, reason: 'in use', where: {} }));
    return used.length === 0 ? network : { ...network, reservations: [...network.reservations, ...reservations] };
  });
  const taken = new Set(strangers.map(({ id }) => id));
  const inventories = declarations.inventories.map((inventory) => ({
    ...inventory,
    ids: inventory.ids.filter((id) => !taken.has(id)),
  }));
  return { ...declarations, networks, inventories };
}

interface Refusal {
  readonly lock: Lock;
  readonly used: readonly Sighting[];
  /** What would have been told besides. */
  readonly problems: readonly Problem[];
}

const refused = (allocation: Allocation, { lock, used, problems }: Refusal): Allocation => ({
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
  return line?.range.contains(address) ? nameOfHolder(partOfRun(line, Range.single(address))) : undefined;
}

const runOf = (line: LeaseLine): AdoptedRun => ({ range: `${line.range}`, ...holderText(line) });

const holderText = ({ owner, ordinals, nic }: Holder): Omit<AdoptedRun, 'range'> => ({
  owner,
  ...(ordinals && {
    ordinals: ordinals.first === ordinals.last ? `${ordinals.first}` : `${ordinals.first}..${ordinals.last}`,
  }),
  ...(nic !== undefined && { nic }),
});
