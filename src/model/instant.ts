import { type Parsed, parsed, refused } from '../net/parsed';
import type { Seconds } from './duration';

/** A point in time as RFC 3339 text in UTC with whole seconds, `2026-11-01T00:00:00Z`. Code-unit order is time order. */
export type Instant = string;

/** The last instant that four digits of a year can write. */
const LAST_INSTANT: Instant = '9999-12-31T23:59:59Z';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export function parseInstant(text: string): Parsed<Instant> {
  const milliseconds = FORM.test(text) ? Date.parse(text) : Number.NaN;
  const isReal = !Number.isNaN(milliseconds) && print(milliseconds) === text;
  return isReal ? parsed(text) : refused(text, 'is not an instant such as 2026-11-01T00:00:00Z (UTC, whole seconds)');
}

/**
 * The instant so many seconds later, at most the last one of the year 9999: a fifth digit would sort before every other
 * year, and what is kept the longest would run out first.
 */
export function instantPlus(instant: Instant, seconds: Seconds): Instant {
  const milliseconds = Date.parse(instant) + seconds * 1000;
  return milliseconds > Date.parse(LAST_INSTANT) ? LAST_INSTANT : print(milliseconds);
}

/** @param seconds since 1970, whole */
export const instantOf = (seconds: Seconds): Instant => print(seconds * 1000);

const print = (milliseconds: number): Instant => new Date(milliseconds).toISOString().replace('.000Z', 'Z');
