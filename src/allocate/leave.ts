import type { Held, Released, Retained } from '../model/lock';
import type { Retention } from '../model/reclaim';

/**
 * What becomes of a lease whose claim went away. It has no date: `lock gc` stamps it, so that the clock runs from the
 * merge and no two branches write different dates.
 */
export const tenureAfter = (retention: Retention, { quarantine }: Held): Retained | Released =>
  retention === 'release' ? { state: 'released', quarantine } : { state: 'retained', for: retention, quarantine };
