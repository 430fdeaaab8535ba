import { isError, type Problem } from '../model/problem';
import { reportProblems } from '../model/report';
import type { BaseCheck, JudgedBase } from './check-bases';
import type { ManifestCheck } from './check-manifests';
import { exitCodeFor } from './exit-codes';
import { type Outcome, textOf } from './outcome';

/** What was looked at, and what was found in it. */
export interface CheckResult {
  readonly bases?: BaseCheck;
  readonly manifests?: ManifestCheck;
}

/** Problems as text, then a line for each thing that was looked at. */
export function checkAsText(result: CheckResult): Outcome {
  const problems = problemsOf(result);
  const report =
    problems.length === 0 ? [] : [reportProblems(problems.slice(0, MOST_REPORTED)), ...aboutRest(problems)];
  const summary = [...aboutBases(result.bases), ...aboutManifests(result.manifests)];
  return { exitCode: exitCodeFor(problems), stdout: textOf([...report, ...summary]) };
}

/** More than anybody reads: a mistake in a script may hand over a hundred thousand addresses. */
const MOST_REPORTED = 500;

const aboutRest = ({ length }: readonly Problem[]): string[] =>
  length > MOST_REPORTED ? [`… and ${length - MOST_REPORTED} more; --json has all of them.`] : [];

/** The version of what `check --json` prints: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

/** The same for programs: problems with rule, severity, where, message and fix, and `base` where they are about one. */
export function checkAsJson(result: CheckResult): Outcome {
  const { bases, manifests } = result;
  const found = {
    formatVersion: FORMAT_VERSION,
    ...(bases && { lock: describeBases(bases) }),
    ...(manifests && { manifests: { objects: manifests.objects, files: manifests.files } }),
    problems: [
      ...(bases?.appProblems ?? []),
      ...(bases?.bases ?? []).flatMap(({ ref, problems }) => problems.map((problem) => ({ ...problem, base: ref }))),
      ...(manifests?.problems ?? []),
    ],
  };
  return { exitCode: exitCodeFor(problemsOf(result)), stdout: `${JSON.stringify(found, undefined, 2)}\n` };
}

const describeBases = ({ file, asOf, isAppAsked, bases }: BaseCheck) => ({
  file,
  asOf,
  isAppAsked,
  bases: bases.map(({ ref, hasLock, lines, changes }) => ({ ref, hasLock, lines, changes })),
});

const problemsOf = ({ bases, manifests }: CheckResult): readonly Problem[] => [
  ...(bases?.appProblems ?? []),
  ...(bases?.bases ?? []).flatMap(({ problems }) => problems),
  ...(manifests?.problems ?? []),
];

function aboutBases(check: BaseCheck | undefined): string[] {
  if (check === undefined) return [];
  return [
    ...(check.isAppAsked ? [] : [`The app was not asked: only ${check.file} was looked at, and no rename is known.`]),
    ...(check.appProblems.length === 0 ? [] : [`The app: ${counts(check.appProblems)}`]),
    ...check.bases.flatMap((base) => [aboutBase(base, check), ...aboutLag(base, check)]),
  ];
}

const aboutBase = ({ ref, hasLock, lines, changes, problems }: JudgedBase, { file, asOf }: BaseCheck): string =>
  hasLock
    ? `${file} as of ${asOf}, against ${ref} (${counted(lines, 'line')}): ${counted(changes, 'change')}, ${counts(problems)}`
    : `${file}, against ${ref}, which has no such file, so that every line is new: ${counts(problems)}`;

/** Otherwise people look for a mistake in what they have not even touched. */
const aboutLag = ({ ref, isAhead, problems }: JudgedBase, { file }: BaseCheck): string[] =>
  isAhead && problems.some(isError)
    ? [`${ref} has changes of ${file} that are not here, and look undone: merge it, or rebase, and check again.`]
    : [];

const aboutManifests = (check: ManifestCheck | undefined): string[] =>
  check === undefined
    ? []
    : [`${counted(check.objects, 'object')} in ${counted(check.files, 'file')}: ${counts(check.problems)}`];

function counts(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  return `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`;
}

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
