import { isError, type Problem, type RuleId } from '../model/problem';

/** What the process ends with, the same in every command. */
export const EXIT = {
  ok: 0,
  /** Also what Node itself ends with after an exception that nobody has caught. */
  unexpected: 1,
  /** Where `diff` was asked for it. */
  changed: 2,
  problems: 3,
  stale: 4,
  conflict: 5,
  blocked: 6,
  usage: 64,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Each code in a few words, for the help texts. */
export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: 'done',
  [EXIT.unexpected]: 'something unexpected, such as a crash of the app',
  [EXIT.changed]: 'something changes: `diff --exit-code` alone',
  [EXIT.problems]: 'errors in the declarations, the lock or the files',
  [EXIT.stale]: 'the lock is out of date, in frozen mode',
  [EXIT.conflict]: 'no room, or claims that exclude each other',
  [EXIT.blocked]:
    'an address would have to move, which only `lock move` does; of `diff`, a change that may not be merged',
  [EXIT.usage]: 'wrong use of the command, or a wrong cdk8s.yaml or ipam.config',
};

/** Rules whose code is not that of their hundred. */
const CODES_OF_RULES: Readonly<Partial<Record<RuleId, ExitCode>>> = {
  IPAM202: EXIT.blocked,
  IPAM206: EXIT.blocked,
  IPAM207: EXIT.problems,
  IPAM208: EXIT.problems,
  IPAM211: EXIT.problems,
  IPAM213: EXIT.blocked,
  IPAM215: EXIT.problems,
  IPAM220: EXIT.problems,
  IPAM221: EXIT.problems,
  IPAM222: EXIT.problems,
  IPAM224: EXIT.blocked,
  IPAM226: EXIT.problems,
  IPAM250: EXIT.stale,
  IPAM255: EXIT.usage,
  IPAM273: EXIT.blocked,
  IPAM274: EXIT.blocked,
  IPAM275: EXIT.blocked,
  IPAM276: EXIT.blocked,
  IPAM277: EXIT.blocked,
  IPAM278: EXIT.usage,
  IPAM707: EXIT.usage,
  IPAM900: EXIT.usage,
  IPAM901: EXIT.usage,
  IPAM908: EXIT.usage,
  IPAM911: EXIT.usage,
  IPAM912: EXIT.usage,
  IPAM490: EXIT.usage,
  IPAM491: EXIT.usage,
  IPAM492: EXIT.usage,
};

/** Where a run has several kinds of problems: the one to be mended first. */
const FIRST_TO_MEND: readonly ExitCode[] = [EXIT.usage, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.stale];

/** The code for a list of problems; warnings do not count. */
export function exitCodeFor(problems: readonly Problem[]): ExitCode {
  const codes = new Set(problems.filter(isError).map(({ rule }) => codeOf(rule)));
  return FIRST_TO_MEND.find((code) => codes.has(code)) ?? EXIT.ok;
}

const codeOf = (rule: RuleId): ExitCode =>
  CODES_OF_RULES[rule] ?? (/^IPAM2[0-2]/.test(rule) ? EXIT.conflict : EXIT.problems);
