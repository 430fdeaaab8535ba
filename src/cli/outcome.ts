import type { LockChange } from '../lock/lock-change';
import type { Problem } from '../model/problem';
import { reportProblems } from '../model/report';
import { EXIT, exitCodeFor } from './exit-codes';

/** What a command comes to. Commands give it back as data; only `main` prints, and sets the exit code of the process. */
export interface Outcome {
  readonly exitCode: number;
  /** What was asked for. Ends in a newline where it is not empty. */
  readonly stdout?: string;
  /** What went wrong, and what happened besides. Ends in a newline where it is not empty. */
  readonly stderr?: string;
  /** The problems that stderr tells of, for `--json`. */
  readonly problems?: readonly Problem[];
  /** What has become of the lock, for `--json`. */
  readonly changes?: readonly LockChange[];
}

/** Takes the outcome of a command to the process that it runs in. */
export type Finish = (outcome: Outcome | Promise<Outcome>) => Promise<void>;

/** A file, a value, or why there is none. */
export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly outcome: Outcome };

export const found = <T>(value: T): Found<T> => ({ ok: true, value });

export const notFound = (outcome: Outcome): Found<never> => ({ ok: false, outcome });

/** Problems as they are reported, and the exit code that they have. */
export const refusal = (problems: readonly Problem[]): Outcome => ({
  exitCode: exitCodeFor(problems),
  stderr: `${reportProblems(problems)}\n`,
  problems,
});

/** A command that was called in a way that means nothing. */
export const misuse = (sentence: string): Outcome => ({ exitCode: EXIT.usage, stderr: `error: ${sentence}\n` });

export const success = (stdout: string, more: Pick<Outcome, 'changes' | 'problems'> = {}): Outcome => ({
  exitCode: EXIT.ok,
  stdout,
  ...more,
});

/** Lines as text; nothing where there are none. */
export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
