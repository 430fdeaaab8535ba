import { EXIT_MEANINGS, type ExitCode } from './exit-codes';

/** What stands at the end of a help text: how the command is used, and what it ends with. */
export const helpAfter = (examples: readonly string[], codes: readonly ExitCode[]): string =>
  ['', 'Examples:', ...examples.map((line) => `  $ ${line}`), '', 'Exit codes:', ...codes.map(describeCode)].join('\n');

const describeCode = (code: ExitCode): string => `  ${`${code}`.padEnd(3)} ${EXIT_MEANINGS[code]}`;
