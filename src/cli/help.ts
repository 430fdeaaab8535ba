import { EXIT_MEANINGS, type ExitCode } from './exit-codes';
import { wrapped } from './wrapped';

/** What stands at the end of a help text: how the command is used, and what it ends with. */
export const helpAfter = (examples: readonly string[], codes: readonly ExitCode[]): string =>
  ['', 'Examples:', ...examples.map((line) => `  $ ${line}`), '', 'Exit codes:', ...codes.flatMap(describeCode)].join(
    '\n',
  );

/** As wide as commander makes the rest where nobody says how wide. */
const WIDTH = 80;

const MARGIN = '      ';

const describeCode = (code: ExitCode): string[] =>
  wrapped(EXIT_MEANINGS[code], WIDTH - MARGIN.length).map((line, i) =>
    i === 0 ? `  ${`${code}`.padEnd(3)} ${line}` : `${MARGIN}${line}`,
  );
