import { holderEntries } from '../lock/entry';
import type { Instant } from '../model/instant';
import type { Lock, Tenure } from '../model/lock';

/** Between what instants a date of a new lock must lie. */
export interface Moment {
  /** When it is judged. */
  readonly asOf: Instant;
  /** The latest date of the base that is not in the future: no `lock gc` on it accepts an earlier instant. */
  readonly latest: Instant | undefined;
}

/** The latest date of a lock up to an instant; undefined where it has none. */
export function latestDate(lock: Lock, upTo: Instant): Instant | undefined {
  let latest: Instant | undefined;
  const note = (since: Instant | undefined) => {
    if (since !== undefined && since <= upTo && (latest === undefined || since > latest)) latest = since;
  };
  for (const { carved } of lock.networks) for (const { tenure } of carved) note(dateOf(tenure));
  for (const { line } of holderEntries(lock)) note(dateOf(line.tenure));
  return latest;
}

/** From when a tenure counts, where it is dated. */
export const dateOf = (tenure: Tenure | { readonly state: 'bound' }): Instant | undefined =>
  'since' in tenure ? tenure.since : undefined;
