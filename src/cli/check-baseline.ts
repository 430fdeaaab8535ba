import {
  type BaselineEntry,
  baselineOf,
  countRefused,
  fixedEntries,
  prunedBaseline,
  withEntries,
} from '../check/policy/baseline';
import type { Verdict } from '../check/verdict';
import { writeBaselineFile } from '../config/baseline-file';
import type { Settings } from '../config/settings';
import type { Problem } from '../model/problem';
import { counted } from '../net/counted';

/** What is to be done with the baseline: all that is open goes in, or what is mended goes out. */
export type BaselineEdit = 'write' | 'prune';

/** What has become of it. */
export interface BaselineEdited {
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
}

/** What the edit needs to know besides the verdicts. */
export interface BaselineContext {
  readonly settings: Settings;
  /** Whether the run could find what an entry is about. Entries of which it could not stay. */
  readonly sees: (entry: BaselineEntry) => boolean;
}

/** Edits the baseline after what a check of the whole project has found. */
export function editBaseline(
  edit: BaselineEdit,
  verdicts: readonly Verdict[],
  context: BaselineContext,
): BaselineEdited {
  const file = context.settings.baselineFile;
  if (file === undefined) return { lines: ['The configuration wants no baseline.'], problems: [] };
  return edit === 'write' ? write(verdicts, context, file) : prune(verdicts, context, file);
}

function write(verdicts: readonly Verdict[], { settings, sees }: BaselineContext, file: string): BaselineEdited {
  const { rules, baseline: before } = settings.policy;
  const unseen = before?.entries.filter((entry) => !sees(entry)) ?? [];
  const baseline = withEntries(baselineOf(verdicts, file, rules), unseen);
  const problems = writeBaselineFile(baseline);
  if (problems.length > 0) return { lines: [], problems };
  const count = baseline.entries.reduce((sum, entry) => sum + entry.count, 0);
  const refused = countRefused(verdicts, rules);
  const left = refused === 0 ? '' : ` ${counted(refused, 'problem')} cannot be in one, and has to be mended.`;
  return { lines: [`${file} has ${counted(count, 'problem')} in it now.${left}`], problems };
}

function prune(verdicts: readonly Verdict[], { settings, sees }: BaselineContext, file: string): BaselineEdited {
  const { baseline } = settings.policy;
  const fixed = baseline === undefined ? [] : fixedEntries(baseline, verdicts).filter(({ entry }) => sees(entry));
  if (baseline === undefined || fixed.length === 0)
    return { lines: [`There is nothing to take out of ${file}.`], problems: [] };
  const problems = writeBaselineFile(prunedBaseline(baseline, fixed));
  if (problems.length > 0) return { lines: [], problems };
  const count = fixed.reduce((sum, { entry, left }) => sum + entry.count - left, 0);
  return { lines: [`${counted(count, 'problem')} taken out of ${file}.`], problems };
}
