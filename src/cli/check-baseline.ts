import { baselineOf, countRefused, fixedEntries, prunedBaseline } from '../check/policy/baseline';
import { counted } from '../check/report/tally';
import type { Verdict } from '../check/verdict';
import { writeBaselineFile } from '../config/baseline-file';
import type { Settings } from '../config/settings';
import type { Problem } from '../model/problem';

/** What is to be done with the baseline: all that is open goes in, or what is mended goes out. */
export type BaselineEdit = 'write' | 'prune';

/** What has become of it. */
export interface BaselineEdited {
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
}

/** Edits the baseline after what a check of the whole project has found. */
export function editBaseline(
  edit: BaselineEdit,
  verdicts: readonly Verdict[],
  { policy, baselineFile: file }: Settings,
): BaselineEdited {
  if (file === undefined) return { lines: ['The configuration wants no baseline.'], problems: [] };
  return edit === 'write' ? write(verdicts, policy, file) : prune(verdicts, policy, file);
}

function write(verdicts: readonly Verdict[], { rules }: Settings['policy'], file: string): BaselineEdited {
  const baseline = baselineOf(verdicts, file, rules);
  const problems = writeBaselineFile(baseline);
  if (problems.length > 0) return { lines: [], problems };
  const count = baseline.entries.reduce((sum, entry) => sum + entry.count, 0);
  const refused = countRefused(verdicts, rules);
  const left = refused === 0 ? '' : ` ${counted(refused, 'problem')} cannot be in one, and has to be mended.`;
  return { lines: [`${file} has ${counted(count, 'problem')} in it now.${left}`], problems };
}

function prune(verdicts: readonly Verdict[], { baseline }: Settings['policy'], file: string): BaselineEdited {
  const fixed = baseline === undefined ? [] : fixedEntries(baseline, verdicts);
  if (baseline === undefined || fixed.length === 0)
    return { lines: [`There is nothing to take out of ${file}.`], problems: [] };
  const problems = writeBaselineFile(prunedBaseline(baseline, fixed));
  if (problems.length > 0) return { lines: [], problems };
  const count = fixed.reduce((sum, { entry, left }) => sum + entry.count - left, 0);
  return { lines: [`${counted(count, 'problem')} taken out of ${file}.`], problems };
}
