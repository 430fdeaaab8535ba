import type { Severity } from '../../model/problem';
import type { Rule } from '../rule';
import type { Verdict } from '../verdict';

/**
 * check/report: verdicts as text, one file per format. Each is a function of the verdicts and of what is said here, and
 * writes whatever names the manifests of strangers have in them so that nothing reads them as commands or markup.
 */
export type Report = (verdicts: readonly Verdict[], context: ReportContext) => string;

/** What a report says besides the verdicts. */
export interface ReportContext {
  /** The rules that were asked, also those of users. */
  readonly rules: readonly Rule[];
  readonly tool: { readonly name: string; readonly version: string };
  /** What was looked at: a whole sentence each. */
  readonly lookedAt: readonly string[];
  /** The same for programs, as fields of the JSON. Absent: none. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The working folder, relative to that of the repository; '' where they are the same. */
  readonly folder: string;
  /** The file, relative to the working folder, to which problems are put down that lie in none. */
  readonly fallback: string;
  /** From which severity on an open problem is a failure. */
  readonly failOn: Severity;
  /** Whether there is a baseline, so that what is open is new. */
  readonly hasBaseline: boolean;
}
