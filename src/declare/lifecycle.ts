import { z } from 'zod';
import type { Lifecycle } from '../model/declarations';

/** What a subnet or pool may say of its life. */
export interface LifecycleProps {
  /**
   * `active`: it serves claims. `draining`: nothing new is placed in it, and what has a line in the lock keeps it.
   * `retired`: the same, once no line is left; the CNI's object is switched off and may be deleted.
   *
   * @default 'active'; of a pool what its subnet says
   */
  readonly lifecycle?: Lifecycle;
}

const ORDER = ['active', 'draining', 'retired'] as const satisfies readonly Lifecycle[];

/** @internal */
export const lifecycleSchema = z.enum(ORDER).default('active');

/** @internal The later of two. */
export const laterOf = (a: Lifecycle, b: Lifecycle): Lifecycle =>
  ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))] ?? a;
