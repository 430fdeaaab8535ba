import type { Seconds } from '../model/duration';
import { type Instant, instantPlus } from '../model/instant';
import type { Released, Retained, Tenure } from '../model/lock';

/** A tenure of any line; that of a carved CIDR has no terms while it is bound. */
export type Ageing = Tenure | { readonly state: 'bound' };

/** What the passing of time makes of a tenure. */
export type Aging =
  | { readonly kind: 'unchanged' }
  /** The clock of the tenure begins now. */
  | { readonly kind: 'stamped'; readonly tenure: Retained | Released }
  /** A retention has ended; the quarantine begins now. */
  | { readonly kind: 'aged'; readonly tenure: Released }
  /** The quarantine is over. */
  | { readonly kind: 'removed' };

const UNCHANGED: Aging = { kind: 'unchanged' };
const REMOVED: Aging = { kind: 'removed' };

/**
 * What becomes of a tenure at an instant:
 *
 *     retained for 24h ── stamped ──> retained … since ── 24h ──> released since ── quarantine ──> removed
 *     released ────────── stamped ──> released since ── quarantine ──> removed
 *
 * One step at a time, and no date that is written now is over now: so a second look at the same instant changes
 * nothing, and a line leaves the file only after the file had it as released. The one exception is an undated released
 * line without quarantine, which leaves at once.
 */
export function ageAt(tenure: Ageing, now: Instant): Aging {
  switch (tenure.state) {
    case 'bound':
    case 'headroom':
      return UNCHANGED;
    case 'retained':
      return ageRetained(tenure, now);
    case 'released':
      return ageReleased(tenure, now);
  }
}

function ageRetained(tenure: Retained, now: Instant): Aging {
  if (tenure.for === 'forever') return UNCHANGED;
  if (tenure.since === undefined) return { kind: 'stamped', tenure: { ...tenure, since: now } };
  if (!isOver(tenure.since, tenure.for, now)) return UNCHANGED;
  return { kind: 'aged', tenure: { state: 'released', since: now, quarantine: tenure.quarantine } };
}

function ageReleased(tenure: Released, now: Instant): Aging {
  if (tenure.since !== undefined) return isOver(tenure.since, tenure.quarantine, now) ? REMOVED : UNCHANGED;
  return tenure.quarantine === 0 ? REMOVED : { kind: 'stamped', tenure: { ...tenure, since: now } };
}

const isOver = (since: Instant, length: Seconds, now: Instant): boolean =>
  since < now && instantPlus(since, length) <= now;

/** When the next step of a tenure is due; undefined when it has no date, or never ends. */
export function nextStepOf(tenure: Ageing): Instant | undefined {
  if (tenure.state === 'released' && tenure.since !== undefined) return instantPlus(tenure.since, tenure.quarantine);
  if (tenure.state === 'retained' && tenure.since !== undefined && tenure.for !== 'forever')
    return instantPlus(tenure.since, tenure.for);
  return undefined;
}

/** The tenure with a date that is not after `now`: how a date from a wrong clock is mended. */
export const notDatedAfter = <T extends Ageing>(tenure: T, now: Instant): T =>
  isDatedAfter(tenure, now) ? { ...tenure, since: now } : tenure;

export const isDatedAfter = (tenure: Ageing, now: Instant): boolean =>
  'since' in tenure && tenure.since !== undefined && tenure.since > now;
