import type { Ordinals } from '../model/lock';
import { absorb, finish } from './hash';
import type { PlacedPool } from './places';
import type { PoolSpace } from './pool-space';
import type { Request } from './request';

/** Claims of one request, numbered without a gap, that need new addresses. */
export interface Want {
  readonly request: Request;
  readonly ordinals: Ordinals;
  readonly size: number;
  /** The address after that of the claim before them, and its pool: where the run that they belong to could go on. */
  readonly growth?: Growth;
}

export interface Growth {
  readonly pool: PlacedPool;
  readonly next: bigint;
}

/** Spreads new workloads over a pool. Depends on the pool's CIDR and the request only. */
export function hashIn({ request: { workload, demand } }: Want, { seed }: PoolSpace): number {
  const state = absorb(absorb(seed, workload.owner), demand.family === 4 ? ' 4' : ' 6');
  return finish(demand.nic === undefined ? state : absorb(state, ` ${demand.nic}`));
}

/** The order of the smallest aligned block that has room for so many addresses: 0 for 1, 3 for 5 … 8. */
export const orderFor = (size: number): number => (size <= 1 ? 0 : 32 - Math.clz32(size - 1));
