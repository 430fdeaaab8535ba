import { isError } from '../../model/problem';
import { counted } from '../../net/counted';
import type { Verdict } from '../verdict';

/** How many verdicts there are of each sort. */
export interface Tally {
  readonly errors: number;
  readonly warnings: number;
  readonly acknowledged: number;
  readonly baseline: number;
  /** Those of rules that are turned off. */
  readonly off: number;
}

export function tallyOf(verdicts: readonly Verdict[]): Tally {
  const tally = { errors: 0, warnings: 0, acknowledged: 0, baseline: 0, off: 0 };
  for (const { problem, standing } of verdicts) {
    if (standing.kind !== 'open') tally[standing.kind] += 1;
    else tally[isError(problem) ? 'errors' : 'warnings'] += 1;
  }
  return tally;
}

/** `2 errors, 1 warning; 3 acknowledged, 4 in the baseline` */
export function describeTally({ errors, warnings, acknowledged, baseline, off }: Tally): string {
  const others = [
    ...(acknowledged === 0 ? [] : [`${acknowledged} acknowledged`]),
    ...(baseline === 0 ? [] : [`${baseline} in the baseline`]),
    ...(off === 0 ? [] : [`${off} turned off`]),
  ];
  const open = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return others.length === 0 ? open : `${open}; ${others.join(', ')}`;
}
