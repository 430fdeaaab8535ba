import { canonicalClaims } from '../model/canonical-claims';
import { canonicalLeases } from '../model/canonical-leases';
import type { NetworkDeclaration, WorkloadDeclaration } from '../model/declarations';
import type { ClaimLine, LeaseLine, NetworkLock } from '../model/lock';
import type { Problem } from '../model/problem';
import { inAddressOrder } from '../net/address-order';
import { headingsOf } from './aisles';
import { Board, type Lines } from './board';
import { carryOver, reclaimsOf } from './carry-over';
import { claimLeftBehind, settleClaims } from './claims';
import { claimsPlaced, joinClaims } from './claims-placed';
import { errorOf } from './error';
import { leasesPlaced } from './leases-placed';
import { LinesByOwner } from './lines-by-owner';
import { overfullPools } from './overfull-pools';
import { placeCidrs, releaseCidrs } from './place-cidrs';
import { placeWants } from './place-wants';
import type { PlacedPool, Places } from './places';
import { refusals } from './refusal';
import type { Request } from './request';
import { type Requests, requestsOf } from './requests';
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
  const placed = before.length > 0 ? NOTHING_PLACED : placeNew(standing.wants, claims.wants, lines);
  const leases = [...standing.lines, ...placed.leases];
  const claimLines = joinClaims(claims.lines, placed.claims);
  const headings = inAddressOrder(places.pools.flatMap(({ cidr }) => headingsOf(cidr)));
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

function carryOverClaims({ unaddressed }: Requests, { workloads, lock }: NetworkPart) {
  const unclaimed = new LinesByOwner(lock.claims);
  const lines: ClaimLine[] = [];
  const wants: Want[] = [];
  const problems: Problem[] = [];
  for (const request of unaddressed) {
    const own = unclaimed.take(request.workload.owner, (line) => isAbout(request, line));
    const settled = settleClaims(request, own);
    lines.push(...settled.lines);
    wants.push(...settled.wants);
    problems.push(...settled.problems);
  }
  const reclaims = reclaimsOf(workloads, unclaimed.left);
  for (const [owner, left] of unclaimed.left)
    lines.push(...left.map((line) => claimLeftBehind(line, reclaims.get(owner))));
  return { lines, wants, problems };
}

const isAbout = ({ demand, workload }: Request, line: ClaimLine): boolean =>
  line.family === demand.family &&
  line.nic === demand.nic &&
  (line.ordinals === undefined) === (workload.replicas.kind === 'one');

const NOTHING_PLACED = { leases: [], claims: [], problems: [] };

/** Places the claims that get addresses, and those whose addresses the backend chooses. */
function placeNew(addressed: readonly Want[], unaddressed: readonly Want[], standing: Lines) {
  const wants = [...addressed, ...unaddressed];
  if (wants.length === 0) return NOTHING_PLACED;
  const board = Board.of(poolsOf(wants), standing);
  const refused = placeWants(wants, board);
  const leases = leasesPlaced(board);
  const claims = claimsPlaced(unaddressed, board);
  if (refused.length === 0) return { leases, claims, problems: [] };
  const lines = { leases: [...standing.leases, ...leases], claims: [...standing.claims, ...claims] };
  return { leases, claims, problems: refusals(refused, board, lines) };
}

function poolsOf(wants: readonly Want[]): ReadonlySet<PlacedPool> {
  const pools = new Set<PlacedPool>();
  for (const { request } of wants) for (const pool of request.pools) pools.add(pool);
  return pools;
}

function overlapsInLock(leases: readonly LeaseLine[], network: string): Problem[] {
  const problems: Problem[] = [];
  for (let i = 1; i < leases.length; i++) {
    const a = leases[i - 1]!;
    const b = leases[i]!;
    if (a.range.family !== b.range.family || a.range.endsBefore(b.range)) continue;
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
