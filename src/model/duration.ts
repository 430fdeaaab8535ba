import { type Parsed, parsed, refused, valueOrThrow } from '../net/parsed';

/** A length of time in whole seconds, 0 … `LONGEST_DURATION`. */
export type Seconds = number;

/** 2562047h47m16s, about 292 years: the longest that a Go program can read. */
export const LONGEST_DURATION: Seconds = 9_223_372_036;

const UNITS = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;
const UNIT_NAMES = ['d', 'h', 'm', 's'] as const;

/** Reads a Go-style duration of whole seconds, such as `24h`, `1h30m`, `90s`, and also days: `7d`. */
export function parseDuration(text: string): Parsed<Seconds> {
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (text === '' || !parts) return refused(text, 'is not a duration such as 24h, 90m or 1h30m');
  const seconds = UNIT_NAMES.reduce((sum, unit, i) => sum + Number(parts[i + 1] ?? 0) * UNITS[unit], 0);
  if (seconds <= LONGEST_DURATION) return parsed(seconds);
  return refused(text, `is longer than ${printDuration(LONGEST_DURATION)}, the most that Go programs read`);
}

/** @throws Error when the text is not a duration */
export const durationOf = (text: string): Seconds => valueOrThrow(parseDuration(text));

/** Canonical text: the units from hours down, such as `24h`, `1h30m`, `0s`. Go programs read it too. */
export function printDuration(seconds: Seconds): string {
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = seconds % 60;
  return `${h > 0 ? `${h}h` : ''}${m > 0 ? `${m}m` : ''}${s > 0 ? `${s}s` : ''}` || '0s';
}
