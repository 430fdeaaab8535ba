import { existsSync, writeFileSync } from 'node:fs';
import { BASE_RULES } from '../check/areas/base';
import { RULES } from '../check/catalogue';
import { applyPolicy } from '../check/policy/apply-policy';
import type { Format } from '../check/report/format-names';
import { REPORTS } from '../check/report/formats';
import type { Report, ReportContext } from '../check/report/report';
import { MOST_RESULTS } from '../check/report/sarif';
import { textReport } from '../check/report/text';
import { asOpen, isOpen, type Verdict } from '../check/verdict';
import { readBaselineFile } from '../config/baseline-file';
import type { Settings } from '../config/settings';
import { isError, type Problem, type RuleId } from '../model/problem';
import { editBaseline } from './check-baseline';
import type { Look } from './check-look';
import type { CheckRequest } from './check-options';
import { EXIT, exitCodeFor } from './exit-codes';
import { folderInRepository } from './folder-in-repository';
import { inkFor } from './ink';
import { type Outcome, textOf } from './outcome';
import { hasProject, PROJECT_FILE } from './project';
import { packageVersion } from './version';

/** How a check is judged and reported. */
export interface Reporting {
  readonly request: CheckRequest;
  readonly settings: Settings;
  /** The lock file. */
  readonly lock: string;
}

/** What a check comes to: every report where it is wanted, and the exit code of what is open. */
export function reportCheck(look: Look, reporting: Reporting): Outcome {
  const { request, settings } = reporting;
  const verdicts = verdictsOn(look, reporting);
  if (request.baseline === undefined) return printReports(look, verdicts, reporting);
  const edited = editBaseline(request.baseline, verdicts, { settings, sees: seenBy(request) });
  const now = { ...reporting, settings: { ...settings, policy: { ...settings.policy, ...baselineNow(settings) } } };
  const after = { ...look, lines: [...look.lines, ...edited.lines] };
  return printReports(after, [...verdictsOn(look, now), ...asOpen(edited.problems)], now);
}

function baselineNow({ baselineFile }: Settings): Partial<Settings['policy']> {
  const read = baselineFile === undefined ? undefined : readBaselineFile(baselineFile);
  return read?.ok ? { baseline: read.baseline } : {};
}

function verdictsOn(look: Look, { request, settings }: Reporting): readonly Verdict[] {
  const { policy } = settings;
  const acknowledgements = [...policy.acknowledgements, ...(look.acknowledgements ?? [])];
  return applyPolicy(look.problems, { ...policy, acknowledgements }, { asOf: request.asOf, sees: seenBy(request) });
}

/** What is found only beside a base is not missed where there is none; and what was not looked at, not at all. */
const seenBy =
  ({ isWhole, isAppLeftOut, hasBases }: CheckRequest) =>
  ({ rule }: { readonly rule: RuleId }): boolean =>
    isWhole && !isAppLeftOut && (hasBases || !NEEDS_BASE.has(rule));

const NEEDS_BASE: ReadonlySet<RuleId> = new Set(BASE_RULES.map(({ id }) => id));

function printReports(look: Look, verdicts: readonly Verdict[], reporting: Reporting): Outcome {
  const { request, settings } = reporting;
  const failOn = request.failOn ?? settings.failOn;
  const context = contextOf(look, reporting);
  const open = verdicts.filter(isOpen).map(({ problem }) => problem);
  const printed: string[] = [];
  const faults: string[] = [];
  for (const { format, file } of request.reports) {
    const text = reportFor(format, file)(verdicts, { ...context, failOn });
    if (file === undefined) printed.push(text);
    else faults.push(...faultsOfWriting(file, text));
  }
  const notes = [...faults, ...aboutSarif(verdicts, request)];
  const failures = open.filter((problem) => isError(problem) || failOn === 'warning').map(asError);
  return {
    exitCode: faults.length > 0 ? EXIT.usage : exitCodeFor(failures),
    stdout: printed.join(''),
    stderr: textOf(notes),
    problems: open,
  };
}

const reportFor = (format: Format, file: string | undefined): Report =>
  format === 'text' && file === undefined ? textReport(inkFor(process.stdout)) : REPORTS[format];

const asError = (problem: Problem): Problem => ({ ...problem, severity: 'error' });

const contextOf = (look: Look, { settings: { policy }, lock }: Reporting): Omit<ReportContext, 'failOn'> => ({
  rules: [...RULES, ...policy.rules],
  tool: { name: 'cdk8s-ipam', version: packageVersion() },
  lookedAt: look.lines,
  details: look.details,
  folder: folderInRepository(),
  fallback: existsSync(lock) || !hasProject() ? lock : PROJECT_FILE,
  hasBaseline: policy.baseline !== undefined,
});

function faultsOfWriting(file: string, text: string): readonly string[] {
  try {
    writeFileSync(file, text);
    return [];
  } catch (failure) {
    return [`error: the report cannot be written to ${file}: ${(failure as Error).message}.`];
  }
}

/** In the file itself only programs see it. */
const aboutSarif = (verdicts: readonly Verdict[], { reports }: CheckRequest): readonly string[] =>
  reports.some(({ format }) => format === 'sarif') && verdicts.length > MOST_RESULTS
    ? [`SARIF has the gravest ${MOST_RESULTS} of ${verdicts.length} problems; GitHub shows 5000 of them.`]
    : [];
