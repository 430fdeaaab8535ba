import type { Seconds } from '../../model/duration';

/** The text that Go prints for a duration, with all units below the largest: `1h0m0s`, `1m0s`, `30s`. */
export function goDuration(seconds: Seconds): string {
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = seconds % 60;
  if (h > 0) return `${h}h${m}m${s}s`;
  return m > 0 ? `${m}m${s}s` : `${s}s`;
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  '\u00b5s': 1e-6,
  '\u03bcs': 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** 2^63 nanoseconds: what a Go program counts with. */
const TOO_LONG = 2 ** 63 / 1e9;

/** The seconds that Go reads in a text, also fractions and below 0; undefined where it reads none. */
export function readGoDuration(text: string): number | undefined {
  const [, sign = '', rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0;
  if (!/^((\d+\.?\d*|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+$/.test(rest)) return undefined;
  const parts = [...rest.matchAll(/(\d+\.?\d*|\.\d+)([^\d.]+)/g)];
  const seconds = parts.reduce((sum, [, number = '', unit = '']) => sum + Number(number) * UNITS[unit]!, 0);
  if (seconds > TOO_LONG) return undefined;
  return sign === '-' ? -seconds : seconds;
}
