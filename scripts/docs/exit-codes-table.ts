import { EXIT_MEANINGS } from '../../src/cli/exit-codes';

export const exitCodesTable = (): string =>
  [
    '| code | what |',
    '|---:|---|',
    ...Object.entries(EXIT_MEANINGS).map(([code, meaning]) => `| ${code} | ${meaning} |`),
  ].join('\n');
