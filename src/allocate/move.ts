import type { Allocation } from '../model/allocation';
import type { Declarations, Demand, NetworkDeclaration, WorkloadDeclaration } from '../model/declarations';
import type { ClaimLine, EipLine, LeaseLine, Lock, NetworkLock, Tenure } from '../model/lock';
import type { MoveRequest } from '../model/move';
import type { Problem } from '../model/problem';
import { Address } from '../net/address';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { partsForbidden } from './admissible';
import { allocate } from './allocate';
import { errorOf } from './error';
import { isHeld } from './number-claims';
import { placeCidrs } from './place-cidrs';
import type { PlacedPool } from './places';

/**
 * Gives a workload new addresses: what has become inadmissible (or everything, or what is not where it should go) is
 * released without being a home to return to, and the allocator places those claims anew. The lock is only changed where
 * all of them found a place.
 */
export function moveLeases(declarations: Declarations, lock: Lock, move: MoveRequest): Allocation {
  const workload = declarations.workloads.find(({ owner }) => owner === move.owner);
  const network = declarations.networks.find(({ name }) => name === workload?.network);
  if (workload === undefined || network === undefined) return refused(lock, nothingDeclared(move));
  const aimed = aim(workload, move);
  if ('rule' in aimed) return refused(lock, aimed);
  const { inventories } = declarations;
  const left = leave({ lock, network, workload: aimed, inventories, isAll: move.isAll });
  if (left === lock) return refused(lock, nothingToMove(move));
  const workloads = declarations.workloads.map((other) => (other === workload ? aimed : other));
  const answer = allocate({ ...declarations, workloads }, left);
  return answer.lock === left ? { ...answer, lock } : answer;
}

/** The workload with its demands narrowed to where it should go. */
function aim(workload: WorkloadDeclaration, { to }: MoveRequest): WorkloadDeclaration | Problem {
  if (to === undefined) return workload;
  const address = Address.parse(to);
  if (!address.ok) return aimAtPool(workload, to);
  if (identities(workload) > 1) return severalIdentities(workload, to);
  const ordinal = workload.replicas.kind === 'ordinals' ? workload.replicas.start : 0;
  return withDemands(workload, (demand) =>
    demand.family === address.value.family ? { ...demand, pins: [{ ordinal, address: address.value }] } : demand,
  );
}

function aimAtPool(workload: WorkloadDeclaration, to: string): WorkloadDeclaration | Problem {
  const isServedBy = ({ pools }: Demand) => pools.includes(to);
  if (!workload.demands.some(isServedBy)) return notItsPool(workload, to);
  return withDemands(workload, (demand) => (isServedBy(demand) ? { ...demand, pools: [to] } : demand));
}

const withDemands = (workload: WorkloadDeclaration, change: (demand: Demand) => Demand): WorkloadDeclaration => ({
  ...workload,
  demands: workload.demands.map(change),
});

const identities = ({ replicas }: WorkloadDeclaration): number => (replicas.kind === 'one' ? 1 : replicas.max);

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

function leaveNetwork(locked: NetworkLock, { network, workload, isAll }: Leaving): NetworkLock {
  const { pools } = placeCidrs(network, locked);
  const isOwn = (line: LeaseLine | ClaimLine) => line.owner === workload.owner && isHeld(line);
  const leases = locked.leases.flatMap((line) => {
    if (!isOwn(line)) return [line];
    const leaving = isAll ? RangeSet.of(line.range) : unfit(line, workload, pools);
    return leaving.isEmpty ? [line] : cut(line, leaving);
  });
  const claims = locked.claims.map((line) =>
    isOwn(line) && isStrayClaim(line, workload) ? releasedAsMoved(line) : line,
  );
  const isChanged =
    leases.some((line, i) => line !== locked.leases[i]) || claims.some((line, i) => line !== locked.claims[i]);
  return isChanged ? { ...locked, leases, claims } : locked;
}

/** A claim in a place that is none of the workload's any more. */
const isStrayClaim = ({ place, family, nic }: ClaimLine, { demands }: WorkloadDeclaration): boolean =>
  demands.some((demand) => demand.family === family && demand.nic === nic && !demand.pools.includes(place));

/** An EIP that its inventory no longer lists. */
function isStrayEip(line: EipLine, { workload, inventories }: Leaving): boolean {
  if (line.owner !== workload.owner || !isHeld(line) || workload.eips === undefined) return false;
  return !inventories.some(({ key, ids }) => key === workload.eips?.inventory && ids.includes(line.id));
}

const releasedAsMoved = <T extends { readonly tenure: Tenure }>(line: T): T => ({
  ...line,
  tenure: { state: 'released', quarantine: line.tenure.quarantine, moved: true },
});

/** The addresses of a line that its claims may not keep: in no pool of theirs, forbidden, or pinned elsewhere. */
function unfit(line: LeaseLine, { demands, replicas }: WorkloadDeclaration, pools: readonly PlacedPool[]): RangeSet {
  const demand = demands.find(({ family, nic }) => family === line.range.family && nic === line.nic);
  if (demand === undefined) return RangeSet.EMPTY;
  const own = pools.filter(({ key, family }) => family === demand.family && demand.pools.includes(key));
  const first = line.ordinals?.first ?? (replicas.kind === 'ordinals' ? replicas.start : 0);
  const strayed = demand.pins.flatMap(({ ordinal, address }) => {
    const offset = ordinal - first;
    const isHere = offset >= 0 && BigInt(offset) < line.range.size;
    return isHere && !line.range.at(offset).equals(address) ? [line.range.at(offset)] : [];
  });
  return RangeSet.from([...partsForbidden(line.range, own).map(({ range }) => range), ...strayed]);
}

/** A line cut into what stays and what is released. */
function cut(line: LeaseLine, leaving: RangeSet): LeaseLine[] {
  const stays = RangeSet.of(line.range).minus(leaving);
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

const nothingDeclared = ({ owner }: MoveRequest): Problem =>
  errorOf({
    rule: 'IPAM220',
    where: { identity: owner },
    message: `No workload ${owner} is declared, so there is nothing to move.`,
    fix: 'Name a declared workload as cluster/namespace/Kind/name; cdk8s-ipam lock show lists the owners.',
  });

const nothingToMove = ({ owner, to }: MoveRequest): Problem =>
  errorOf({
    rule: 'IPAM221',
    where: { identity: owner },
    message: `Every address of ${owner} is ${to === undefined ? 'admissible' : `where it should go (${to})`}; nothing moves.`,
    fix: 'To move all of them nevertheless, add --all.',
  });

const notItsPool = ({ owner, where, demands }: WorkloadDeclaration, to: string): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: owner, ...where },
    message: `${to} is neither an address nor a pool of ${owner}; its pools are ${[...new Set(demands.flatMap(({ pools }) => pools))].join(', ')}.`,
    fix: 'Declare the pool for the workload first, then move.',
  });

const severalIdentities = ({ owner, where }: WorkloadDeclaration, to: string): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: owner, ...where },
    message: `${owner} has several identities; which of them should go to ${to}?`,
    fix: 'Pin the ordinal in the declaration (addresses: { ordinal: address }), then run lock move without --to.',
  });
