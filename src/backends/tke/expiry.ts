import { durationOf, printDuration, type Seconds } from '../../model/duration';

const SHORTEST: Seconds = durationOf('5m');
const LONGEST: Seconds = durationOf('4380h') - 1;

/** What TKE has against this expiry of claims, as a sentence. */
export function expiryFault(expires: Seconds): string | undefined {
  return expires < SHORTEST || expires > LONGEST
    ? `Claims expire after ${printDuration(Math.floor(expires))}, which TKE does not accept.`
    : undefined;
}

/** Whether it is the shortest expiry, which the component takes and the cloud API does not. */
export const isShortestExpiry = (expires: Seconds): boolean => expires === SHORTEST;

const UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds of a duration as Go reads one, such as `1h30m` or `1.5h`; there are no days. Undefined where it is none. */
export function goSeconds(text: string): Seconds | undefined {
  if (text === '0') return 0;
  if (!/^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([0-9.]+)(ns|us|µs|ms|s|m|h)/g)];
  return parts.reduce((sum, [, number = '0', unit = 's']) => sum + Number(number) * (UNITS[unit] ?? 0), 0);
}
