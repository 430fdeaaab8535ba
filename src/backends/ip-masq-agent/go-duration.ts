import type { Seconds } from '../../model/duration';

/** The text that Go prints for a duration, with all units below the largest: `1h0m0s`, `1m0s`, `30s`. */
export function goDuration(seconds: Seconds): string {
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = seconds % 60;
  if (h > 0) return `${h}h${m}m${s}s`;
  return m > 0 ? `${m}m${s}s` : `${s}s`;
}
