import type { Instant } from '../../model/instant';
import type { Acknowledgement } from './acknowledgement';

/** The day is the last one on which it counts, in UTC. Without an instant nothing expires. */
export const isExpired = ({ expires }: Acknowledgement, asOf: Instant | undefined): boolean =>
  asOf !== undefined && asOf.slice(0, expires.length) > expires;

/** Whether a text is a day of the calendar, `2027-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
