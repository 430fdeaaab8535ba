import type { Allocation } from '../model/allocation';
import type { Declarations, NetworkDeclaration, WorkloadDeclaration } from '../model/declarations';
import type { ClaimLine, EipLine, LeaseLine, Lock, NetworkLock, Tenure } from '../model/lock';
import type { MoveRequest } from '../model/move';
import { isError, type Problem } from '../model/problem';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { aim } from './aim';
import { allocate } from './allocate';
import { moveAlone } from './move-alone';
import { nothingDeclared, nothingToMove } from './move-problems';
import { isHeld, isHome } from './number-claims';
import { takeOldNames } from './old-names';
import { placeCidrs } from './place-cidrs';
import type { PlacedPool } from './places';
import { identitiesOf } from './request';
import { unfitAddresses } from './unfit-addresses';

/**
 * Gives a workload new addresses: what has become inadmissible (or everything, or what is not where it should go) is
 * released without being a home to return to, and the allocator places those claims anew. The lock is only changed where
 * all of them found a place.
 */
export function moveLeases(declarations: Declarations, lock: Lock, move: MoveRequest): Allocation {
  const [first, ...rest] = declarations.workloads.filter(({ owner }) => owner === move.owner);
  if (first === undefined) return refused(lock, nothingDeclared(move));
  const memory = takeOldNames(declarations.workloads, lock).lock;
  const aimed = aim([first, ...rest], move, { declarations, lock: memory });
  if ('rule' in aimed) return refused(lock, aimed);
  const left = aimed.reduce((before, each) => leaveWhere(each, before, { declarations, move }), memory);
  if (left === memory) return refused(lock, nothingToMove(move));
  const others = declarations.workloads.filter(({ owner }) => owner !== move.owner);
  const answer = allocate({ ...declarations, workloads: [...others, ...aimed] }, left);
  if (!answer.problems.some(isError)) return answer;
  return isAbout(answer.problems, move) ? { ...answer, lock } : moveAlone(declarations, aimed, { lock, left });
}

/** The lock after one declaration of a workload left what it has to leave in its network. */
function leaveWhere(
  workload: WorkloadDeclaration,
  lock: Lock,
  { declarations, move }: { readonly declarations: Declarations; readonly move: MoveRequest },
): Lock {
  const { networks, inventories } = declarations;
  const network = networks.find(({ name }) => name === workload.network);
  return network === undefined ? lock : leave({ lock, network, workload, inventories, isAll: move.isAll });
}

const isAbout = (problems: readonly Problem[], { owner }: MoveRequest): boolean =>
  problems.some((problem) => isError(problem) && problem.where.identity === owner);

interface Leaving {
  readonly lock: Lock;
  readonly network: NetworkDeclaration;
  readonly workload: WorkloadDeclaration;
  readonly inventories: Declarations['inventories'];
  readonly isAll: boolean;
}

/** The lock in which all that is to be left is released; the same lock where there is nothing. */
function leave(leaving: Leaving): Lock {
  const { lock, network } = leaving;
  const networks = lock.networks.map((locked) =>
    locked.name === network.name ? leaveNetwork(locked, leaving) : locked,
  );
  const eips = lock.eips.map((line) => (isStrayEip(line, leaving) ? releasedAsMoved(line) : line));
  const isChanged =
    networks.some((after, i) => after !== lock.networks[i]) || eips.some((after, i) => after !== lock.eips[i]);
  return isChanged ? { ...lock, networks, eips } : lock;
}

function leaveNetwork(locked: NetworkLock, leaving: Leaving): NetworkLock {
  const { pools } = placeCidrs(leaving.network, locked);
  const leases = leaveLeases(locked.leases, pools, leaving);
  const claims = locked.claims.flatMap((line) => leaveClaim(line, leaving.workload));
  const isChanged =
    leases.some((line, i) => line !== locked.leases[i]) || claims.some((line, i) => line !== locked.claims[i]);
  return isChanged ? { ...locked, leases, claims } : locked;
}

/** What is left may have been in the way of a home that is no better, so this goes on until nothing is to be left. */
function leaveLeases(
  leases: readonly LeaseLine[],
  pools: readonly PlacedPool[],
  { workload, isAll }: Leaving,
): readonly LeaseLine[] {
  const isOwn = ({ owner }: LeaseLine) => owner === workload.owner;
  let left = isAll ? leases.map((line) => (isOwn(line) && isHeld(line) ? releasedAsMoved(line) : line)) : leases;
  for (;;) {
    const unfit = unfitAddresses(workload, left.filter(isOwn), pools);
    if (unfit.isEmpty) return left;
    left = left.flatMap((line) => (isOwn(line) && unfit.overlaps(line.range) ? cut(line, unfit) : [line]));
  }
}

/** Of a claim line in a place that is none of the workload's any more, the claims that are declared are released. */
function leaveClaim(line: ClaimLine, { owner, demands, replicas }: WorkloadDeclaration): ClaimLine[] {
  const demand = demands.find(({ family, nic }) => family === line.family && nic === line.nic);
  if (line.owner !== owner || !isHeldOrHome(line) || !demand || demand.pools.includes(line.place)) return [line];
  if (line.ordinals === undefined || isHeld(line)) return [releasedAsMoved(line)];
  const { first, last } = identitiesOf(replicas);
  const spans: readonly (readonly [number, number])[] = [
    [line.ordinals.first, Math.min(line.ordinals.last, first - 1)],
    [Math.max(line.ordinals.first, first), Math.min(line.ordinals.last, last)],
    [Math.max(line.ordinals.first, last + 1), line.ordinals.last],
  ];
  return spans.flatMap(([from, to], i) => {
    if (from > to) return [];
    if (i !== 1 && from === line.ordinals?.first && to === line.ordinals.last) return [line];
    const part = { ...line, ordinals: { first: from, last: to } };
    return [i === 1 ? releasedAsMoved(part) : part];
  });
}

/** An EIP that its inventory no longer lists, of a claim that is declared. */
function isStrayEip(line: EipLine, { workload, inventories }: Leaving): boolean {
  if (line.owner !== workload.owner || !isHeldOrHome(line) || workload.eips === undefined) return false;
  const { first, last } = identitiesOf(workload.replicas);
  const isDeclared = line.ordinals === undefined || (first <= line.ordinals.first && line.ordinals.last <= last);
  if (!isHeld(line) && !isDeclared) return false;
  return !inventories.some(({ key, ids }) => key === workload.eips?.inventory && ids.includes(line.id));
}

const isHeldOrHome = (line: { readonly tenure: Tenure }): boolean => isHeld(line) || isHome(line);

const releasedAsMoved = <T extends { readonly tenure: Tenure }>(line: T): T => ({
  ...line,
  tenure: { state: 'released', quarantine: line.tenure.quarantine, moved: true },
});

/** A line cut into what stays and what is released; what was left before stays as it is. */
function cut(line: LeaseLine, unfit: RangeSet): LeaseLine[] {
  if (!isHeldOrHome(line)) return [line];
  const leaving = RangeSet.of(line.range).intersect(unfit);
  const stays = RangeSet.of(line.range).minus(unfit);
  return [
    ...stays.ranges.map((range) => part(line, range)),
    ...leaving.ranges.map((range) => releasedAsMoved(part(line, range))),
  ].sort((a, b) => Range.compare(a.range, b.range));
}

function part(line: LeaseLine, range: Range): LeaseLine {
  if (line.ordinals === undefined) return { ...line, range };
  const first = line.ordinals.first + Number(range.firstValue - line.range.firstValue);
  return { ...line, range, ordinals: { first, last: first + Number(range.size) - 1 } };
}

const refused = (lock: Lock, problem: Problem): Allocation => ({ lock, cidrs: new Map(), problems: [problem] });
