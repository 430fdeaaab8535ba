import type { LintTarget } from '../check/lint-target';
import { FORMATS, type Format } from '../check/report/format-names';
import { STANDARD_INPUT } from '../files/manifest-source';
import type { Instant } from '../model/instant';
import type { Severity } from '../model/problem';
import { asOfOrNow } from './as-of-option';
import type { BaselineEdit } from './check-baseline';
import type { BaseOptions } from './check-bases';
import { type FormatPair, type Pair, readPairs } from './format-pairs';
import { type LintOptions, lintOptionIn, readTarget } from './lint-options';
import { LOCK_FILE } from './lock-option';
import { type Found, found, misuse, notFound } from './outcome';

/** What the command line of `check` says. */
export interface CheckOptions extends BaseOptions, LintOptions {
  /** Default: the present moment. */
  readonly asOf?: string;
  /** Absent: text, printed. */
  readonly reports?: { readonly list: readonly FormatPair[] };
  /** The same as the format json. */
  readonly json?: boolean;
  readonly failOn?: string;
  /** Which of several clusters the manifests are for. */
  readonly cluster?: string;
  readonly verbose?: boolean;
  readonly writeBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly printConfig?: boolean;
}

export const NO_OPTIONS: CheckOptions = { base: [], before: [], lock: LOCK_FILE };

/** The same, understood. */
export interface CheckRequest {
  readonly files: readonly string[];
  /** Whether no file was named: then everything that the project has is looked at. */
  readonly isWhole: boolean;
  /** Whether the app is left out of that. */
  readonly isAppLeftOut: boolean;
  readonly target: LintTarget;
  readonly asOf: Instant;
  readonly reports: readonly Pair<Format>[];
  /** Absent: as the configuration says. */
  readonly failOn?: Severity;
  /** Whether it is judged against refs. */
  readonly hasBases: boolean;
  /** Absent: the baseline stays as it is. */
  readonly baseline?: BaselineEdit;
  /** Whether nothing is looked at but the settings. */
  readonly isSettingsOnly: boolean;
}

/** What is to be checked, or which option means nothing. */
export function readRequest(files: readonly string[], options: CheckOptions): Found<CheckRequest> {
  const option = lintOptionIn(options);
  if (files.length === 0 && option !== undefined) return notFound(misuse(`${option} is about YAML files: name them.`));
  if ([...files, ...options.before].includes(''))
    return notFound(misuse('one of the files has no name: perhaps a variable of the shell is empty.'));
  if (files.includes(STANDARD_INPUT) && options.before.includes(STANDARD_INPUT))
    return notFound(misuse('what comes from standard input can be the manifests, or what was --before, not both.'));
  const target = readTarget(options);
  if (!target.ok) return target;
  const asOf = asOfOrNow(options.asOf);
  if (!asOf.ok) return asOf;
  const reports = readReports(options);
  if (!reports.ok) return reports;
  const failOn = readSeverity(options.failOn);
  if (!failOn.ok) return failOn;
  const baseline = readEdit(files, options);
  if (!baseline.ok) return baseline;
  return found({
    files,
    isWhole: files.length === 0,
    isAppLeftOut: options.app === false,
    target: target.value,
    asOf: asOf.value,
    reports: reports.value,
    ...(failOn.value && { failOn: failOn.value }),
    hasBases: options.base.length > 0,
    ...(baseline.value && { baseline: baseline.value }),
    isSettingsOnly: options.printConfig === true,
  });
}

function readReports({ reports, json = false }: CheckOptions): Found<readonly Pair<Format>[]> {
  const pairs = reports?.list ?? [{ format: json ? 'json' : 'text' }];
  return readPairs(pairs, { formats: FORMATS, readable: ['text', 'github'] });
}

function readSeverity(text: string | undefined): Found<Severity | undefined> {
  if (text === undefined || text === 'error' || text === 'warning') return found(text);
  return notFound(misuse(`--fail-on ${text} is neither error nor warning.`));
}

/** A baseline is of the whole project: what was not looked at would be lost from it. */
function readEdit(
  files: readonly string[],
  { writeBaseline = false, pruneBaseline = false, app }: CheckOptions,
): Found<BaselineEdit | undefined> {
  if (!writeBaseline && !pruneBaseline) return found(undefined);
  const option = writeBaseline ? '--write-baseline' : '--prune-baseline';
  if (writeBaseline && pruneBaseline)
    return notFound(misuse('--write-baseline and --prune-baseline exclude each other.'));
  if (files.length > 0)
    return notFound(misuse(`${option} is about the whole project: name no files, but list them in ipam.config.`));
  if (app === false) return notFound(misuse(`${option} is about the whole project: --no-app would leave a part out.`));
  return found(writeBaseline ? 'write' : 'prune');
}
