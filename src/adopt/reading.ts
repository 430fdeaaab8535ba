import type { Observation, ObservedEip } from '../model/observation';
import type { Problem } from '../model/problem';

/** Why a pod or record says nothing about who has which address. */
export type Silent =
  | 'pods on the host network'
  | 'finished pods'
  | 'pods without an address'
  | 'terminating pods of Deployments'
  | 'addresses in cool-down'
  | 'records that are deleted';

/** What one object says. */
export interface Said {
  readonly observations: readonly Observation[];
  readonly eips?: readonly ObservedEip[];
  readonly silent?: Silent;
  readonly problem?: Problem;
}

export const NOTHING_SAID: Said = { observations: [] };

export const silent = (why: Silent): Said => ({ observations: [], silent: why });

export const wrong = (problem: Problem): Said => ({ observations: [], problem });
