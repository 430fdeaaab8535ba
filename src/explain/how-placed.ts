import { aisleOrder } from '../allocate/aisles';
import { Board } from '../allocate/board';
import type { PoolSpace, Run } from '../allocate/pool-space';
import { concerns, type Request } from '../allocate/request';
import { requestsOf } from '../allocate/requests';
import { hashIn, orderFor, type Want } from '../allocate/want';
import { nameOfPool } from '../allocate/zones';
import type { LeaseLine } from '../model/lock';
import { bitsOf } from '../net/family';
import type { World } from './world';

/**
 * How the allocator would come to the address of a line: as a sentence that was checked against the free space of its
 * pool, with everybody but the owner where they are. Undefined where none of the simple ways leads to it.
 */
export function howPlaced(world: World, network: string, line: LeaseLine): string | undefined {
  const request = requestOf(world, network, line);
  const pool = request?.pools.find(({ range }) => range.covers(line.range));
  if (request === undefined || pool === undefined) return undefined;
  const leases = world.lockOf(network).leases;
  const board = Board.of([pool], { leases: leases.filter(({ owner }) => owner !== line.owner), claims: [] });
  const space = board.spaceOf(pool);
  const own = leases.filter((each) => each.owner === line.owner && concerns(request, each) && isHeld(each));
  const { first, last } = request.identities;
  const want: Want = { request, ordinals: { first, last }, size: last - first + 1 };
  return want.size === 1 ? singly(want, space, line) : together(want, space, own);
}

function requestOf(world: World, network: string, line: LeaseLine): Request | undefined {
  const workloads = world.declarationsOf(line.owner).filter((each) => each.network === network);
  const pools = world.placesOf(network)?.pools ?? [];
  return requestsOf(workloads, pools, new Map()).addressed.find((request) => concerns(request, line));
}

function singly(want: Want, space: PoolSpace, { range }: LeaseLine): string | undefined {
  const start = space.startOf(hashIn(want, space), 0);
  const found = space.blockFrom(start, 0);
  if (found?.first !== space.offsetOf(range.firstValue)) return undefined;
  const from = `from ${space.rangeOf({ first: start, size: 1 })} on`;
  return `It is the first free address ${from}, where the aisle ${aisleAt(space, start)} of ${nameOfPool(space.pool)} begins that its name hashes to.`;
}

/** Where all addresses of the owner are one run. */
function together(want: Want, space: PoolSpace, own: readonly LeaseLine[]): string | undefined {
  if (want.request.demand.contiguity === 'none' || !isOneRun(own, want.size)) return undefined;
  const order = orderFor(want.size);
  const start = space.startOf(hashIn(want, space), order);
  const block: Run | undefined = space.blockFrom(start, order);
  if (block === undefined || block.first !== space.offsetOf(own[0]!.range.firstValue)) return undefined;
  const from = `from ${space.rangeOf({ first: start, size: 1 })} on, where its name hashes to in ${nameOfPool(space.pool)}`;
  return `Its ${want.size} addresses, head-room included, are one run at the beginning of the first free aligned block of ${block.size} ${from}.`;
}

function isOneRun(own: readonly LeaseLine[], size: number): boolean {
  const count = own.reduce((sum, { range }) => sum + range.count, 0);
  return count === size && own.every(({ range }, i) => i === 0 || own[i - 1]!.range.adjoins(range));
}

/** The aisle of a pool in which an offset lies, as a CIDR. */
function aisleAt(space: PoolSpace, offset: number): string {
  const { cidr } = space.pool;
  return `${space.rangeOf({ first: offset, size: 1 })}/${bitsOf(cidr.family) - aisleOrder(cidr)}`;
}

const isHeld = ({ tenure: { state } }: LeaseLine): boolean => state === 'bound' || state === 'headroom';
