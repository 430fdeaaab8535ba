import type { Demand, Replicas, WorkloadDeclaration } from '../model/declarations';
import type { Holder, LeaseLine, Ordinals } from '../model/lock';
import type { PlacedPool } from './places';

/** One family and NIC of a workload: what it asks for, with its pools found. */
export interface Request {
  readonly workload: WorkloadDeclaration;
  readonly demand: Demand;
  /** In order of preference. */
  readonly pools: readonly PlacedPool[];
  readonly identities: Identities;
}

/**
 * The identities that may hold an address, as numbers. A StatefulSet has its ordinals. The pods of a Deployment, a bare
 * Pod and a virtual machine have none, so their claims are numbered from 0, and the numbers do not reach the lock.
 */
export interface Identities {
  readonly first: number;
  readonly last: number;
  /** Those after it are head-room. */
  readonly lastBound: number;
  readonly areOrdinals: boolean;
}

export function identitiesOf(replicas: Replicas): Identities {
  switch (replicas.kind) {
    case 'ordinals':
      return spanOf(replicas.start, replicas, true);
    case 'set':
      return spanOf(0, replicas, false);
    case 'one':
      return { first: 0, last: 0, lastBound: 0, areOrdinals: false };
  }
}

const spanOf = (
  first: number,
  { count, max }: { readonly count: number; readonly max: number },
  areOrdinals: boolean,
): Identities => ({
  first,
  last: first + Math.max(count, max) - 1,
  lastBound: first + count - 1,
  areOrdinals,
});

/** Whether a line is about this family and NIC of its owner, and numbers its claims in the same way. */
export const concerns = ({ demand, identities }: Request, line: LeaseLine): boolean =>
  line.range.family === demand.family &&
  line.nic === demand.nic &&
  (line.ordinals !== undefined) === identities.areOrdinals;

/** Who holds what these claims are given. */
export function holderOf({ workload: { owner }, demand: { nic }, identities }: Request, ordinals: Ordinals): Holder {
  if (nic === undefined) return identities.areOrdinals ? { owner, ordinals } : { owner };
  return identities.areOrdinals ? { owner, ordinals, nic } : { owner, nic };
}

/** `prod/shop/StatefulSet/redis` with ordinals, such as `… 3` or `… 3..5`, for messages. */
export const nameOfHolder = ({ owner, ordinals, nic }: Holder): string =>
  `${owner}${ordinals ? ` ${textOf(ordinals)}` : ''}${nic === undefined ? '' : ` (NIC ${nic})`}`;

const textOf = ({ first, last }: Ordinals): string => (first === last ? `${first}` : `${first}..${last}`);
