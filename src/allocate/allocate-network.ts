import type { NetworkDeclaration, WorkloadDeclaration } from '../model/declarations';
import type { ClaimLine, LeaseLine, NetworkLock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { Cidr } from '../net/cidr';
import { sortedBy } from '../net/compare';
import { headingsOf } from './aisles';
import { Board, type Lines, type Placement } from './board';
import { canonicalClaims } from './claim-runs';
import { claimLeftBehind, settleClaims } from './claims';
import { claimsPlaced, joinClaims } from './claims-placed';
import { errorOf } from './error';
import { overfullPools } from './overfull-pools';
import { placeCidrs, releaseCidrs } from './place-cidrs';
import { placeWants } from './place-wants';
import type { Places } from './places';
import { refusals } from './refusal';
import { Registry } from './registry';
import { concerns, holderOf, type Request } from './request';
import { type Requests, requestsOf } from './requests';
import { canonicalLeases } from './runs';
import { leftBehind, settleAddresses } from './settle-addresses';
import type { Want } from './want';

/** What belongs to one network. */
export interface NetworkPart {
  readonly name: string;
  /** Absent: the network is in the lock only. */
  readonly declaration: NetworkDeclaration | undefined;
  /** Sorted by owner. */
  readonly workloads: readonly WorkloadDeclaration[];
  readonly lock: NetworkLock;
}

export interface NetworkAllocated {
  readonly lock: NetworkLock;
  readonly cidrs: Places['cidrs'];
  readonly problems: readonly Problem[];
}

/** Allocates in one network: CIDRs, then what is carried over, pinned or comes home, then what is new. */
export function allocateNetwork(part: NetworkPart): NetworkAllocated {
  const { name, declaration, workloads, lock } = part;
  const places = declaration ? placeCidrs(declaration, lock) : releaseCidrs(lock);
  const requests = requestsOf(workloads, places.pools, familiesDeclared(declaration));
  const standing = carryOver(requests, part);
  const claims = carryOverClaims(requests, part);
  const lines = { leases: standing.lines, claims: claims.lines };
  const before = [...places.problems, ...overlapsInLock(lock.leases, name), ...requests.problems, ...standing.problems];
  const placed = before.length > 0 ? NOTHING_PLACED : placeNew([...standing.wants, ...claims.wants], lines);
  const leases = [...standing.lines, ...placed.leases];
  const claimLines = joinClaims(claims.lines, placed.claims);
  const headings = sortedBy(
    places.pools.flatMap(({ cidr }) => headingsOf(cidr)),
    Cidr.compare,
  );
  const problems = [
    ...before,
    ...placed.problems,
    ...claims.problems,
    ...overfullPools(claimLines, leases, places.pools),
  ];
  return {
    lock: {
      name,
      carved: places.carved,
      headings,
      leases: canonicalLeases(leases, headings),
      claims: canonicalClaims(claimLines),
    },
    cidrs: places.cidrs,
    problems,
  };
}

const familiesDeclared = (declaration: NetworkDeclaration | undefined) =>
  new Map(
    (declaration?.subnets ?? []).flatMap(({ pools }) =>
      pools.map(({ key, blocks }) => [key, new Set(blocks.map(({ family }) => family))] as const),
    ),
  );

interface Standing {
  readonly lines: readonly LeaseLine[];
  readonly wants: readonly Want[];
  readonly problems: readonly Problem[];
}

function carryOver({ addressed }: Requests, { workloads, lock }: NetworkPart): Standing {
  const registry = new Registry(lock.leases, addressed);
  const unclaimed = groupByOwner(lock.leases);
  const lines: LeaseLine[] = [];
  const wants: Want[] = [];
  const problems: Problem[] = [];
  for (const request of addressed) {
    const own = takeConcerned(unclaimed, request.workload.owner, (line) => concerns(request, line));
    const settled = settleAddresses(request, own, registry);
    for (const line of settled.lines) lines.push(line);
    for (const want of settled.wants) wants.push(want);
    problems.push(...settled.problems);
  }
  const reclaims = reclaimsOf(workloads, unclaimed);
  for (const [owner, left] of unclaimed) for (const line of left) lines.push(leftBehind(line, reclaims.get(owner)));
  return { lines, wants, problems };
}

function carryOverClaims({ unaddressed }: Requests, { workloads, lock }: NetworkPart) {
  const unclaimed = groupByOwner(lock.claims);
  const lines: ClaimLine[] = [];
  const wants: Want[] = [];
  const problems: Problem[] = [];
  for (const request of unaddressed) {
    const own = takeConcerned(unclaimed, request.workload.owner, (line) => isAbout(request, line));
    const settled = settleClaims(request, own);
    lines.push(...settled.lines);
    wants.push(...settled.wants);
    problems.push(...settled.problems);
  }
  const reclaims = reclaimsOf(workloads, unclaimed);
  for (const [owner, left] of unclaimed) lines.push(...left.map((line) => claimLeftBehind(line, reclaims.get(owner))));
  return { lines, wants, problems };
}

const isAbout = ({ demand, workload }: Request, line: ClaimLine): boolean =>
  line.family === demand.family &&
  line.nic === demand.nic &&
  (line.ordinals === undefined) === (workload.replicas.kind === 'one');

/** The policies of the declared workloads among some owners, most of whom are gone. */
const reclaimsOf = (workloads: readonly WorkloadDeclaration[], owners: ReadonlyMap<Owner, unknown>) =>
  new Map(workloads.filter(({ owner }) => owners.has(owner)).map(({ owner, reclaim }) => [owner, reclaim]));

function groupByOwner<T extends { readonly owner: string }>(lines: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const group = groups.get(line.owner);
    if (group) group.push(line);
    else groups.set(line.owner, [line]);
  }
  return groups;
}

/** Takes the lines that concern a request out of the groups. */
function takeConcerned<T>(groups: Map<string, T[]>, owner: string, isConcerned: (line: T) => boolean): readonly T[] {
  const group = groups.get(owner);
  if (!group) return [];
  const own = group.filter(isConcerned);
  if (own.length === group.length) groups.delete(owner);
  else if (own.length > 0)
    groups.set(
      owner,
      group.filter((line) => !isConcerned(line)),
    );
  return own;
}

const NOTHING_PLACED = { leases: [], claims: [], problems: [] };

function placeNew(wants: readonly Want[], standing: Lines) {
  if (wants.length === 0) return NOTHING_PLACED;
  const board = Board.of(new Set(wants.flatMap(({ request }) => request.pools)), standing);
  const refused = placeWants(wants, board);
  const leases = linesPlaced(wants, board);
  const claims = claimsPlaced(wants, board);
  if (refused.length === 0) return { leases, claims, problems: [] };
  const lines = { leases: [...standing.leases, ...leases], claims: [...standing.claims, ...claims] };
  return { leases, claims, problems: refusals(refused, board, lines) };
}

/** The new lines: claims in order get the addresses in the order in which they were placed. */
function linesPlaced(wants: readonly Want[], board: Board): LeaseLine[] {
  const lines: LeaseLine[] = [];
  for (const want of wants) {
    let { first } = want.ordinals;
    for (const placement of board.placementsOf(want)) {
      addLines(lines, want.request, placement, first);
      first += placement.size;
    }
  }
  return lines;
}

/** One line for what is bound, and one for what is head-room. */
function addLines(lines: LeaseLine[], request: Request, { space, first, size }: Placement, ordinal: number): void {
  const { quarantine } = space.pool;
  const { reclaim } = request.workload;
  const bound = Math.max(0, Math.min(size, request.identities.lastBound - ordinal + 1));
  for (const state of ['bound', 'headroom'] as const) {
    const from = state === 'bound' ? 0 : bound;
    const count = state === 'bound' ? bound : size - bound;
    if (count === 0) continue;
    const holder = holderOf(request, { first: ordinal + from, last: ordinal + from + count - 1 });
    const range = space.rangeOf({ first: first + from, size: count });
    lines.push({ range, ...holder, tenure: { state, reclaim, quarantine } });
  }
}

function overlapsInLock(leases: readonly LeaseLine[], network: string): Problem[] {
  const problems: Problem[] = [];
  for (let i = 1; i < leases.length; i++) {
    const [a, b] = [leases[i - 1]!, leases[i]!];
    if (a.range.family !== b.range.family || a.range.lastValue < b.range.firstValue) continue;
    problems.push(
      errorOf({
        rule: 'IPAM210',
        where: { identity: b.owner },
        message: `The lock of network ${network} gives ${a.range} to ${a.owner} and ${b.range} to ${b.owner}; the two overlap.`,
        fix: 'Run cdk8s-ipam lock resolve --base <ref> with the branch that is deployed.',
      }),
    );
  }
  return problems;
}
