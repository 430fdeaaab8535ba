import { RULES } from '../../src/check/catalogue';
import { EXIT, EXIT_MEANINGS, type ExitCode, exitCodeFor } from '../../src/cli/exit-codes';

/** What a pipeline should do; every code has to have an entry. */
const ADVICE: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: 'go on',
  [EXIT.unexpected]: 'fail; show stderr, and run again with `--debug`',
  [EXIT.changed]: 'go on, and show the changes to reviewers',
  [EXIT.problems]: 'fail; show the problems, each says how it is mended',
  [EXIT.stale]: 'fail; whoever changed the declarations runs `cdk8s-ipam synth` and commits the lock with `dist/`',
  [EXIT.conflict]: 'fail; somebody decides who gets the addresses, or where there are more',
  [EXIT.blocked]: 'fail; nothing is wrong with the pipeline, the change takes two merges or a command',
  [EXIT.usage]: 'fail, and page nobody: mend the job',
};

/** Code, when, and what to do. */
export const exitCodesAdvice = (): string =>
  [
    '| code | when | what a pipeline should do |',
    '|---:|---|---|',
    ...codes().map((code) => `| ${code} | ${EXIT_MEANINGS[code]} | ${ADVICE[code]} |`),
  ].join('\n');

/** The rules that end a command with another code than that of most. */
export const rulesByExitCode = (): string =>
  [
    '| code | rules whose errors lead to it |',
    '|---:|---|',
    ...codes().flatMap((code) => {
      const ids = idsOf(code);
      return ids.length === 0 ? [] : [`| ${code} | ${code === EXIT.problems ? 'all others' : ids.join(', ')} |`];
    }),
  ].join('\n');

const codes = (): readonly ExitCode[] => Object.keys(EXIT_MEANINGS).map((code) => Number(code) as ExitCode);

const idsOf = (code: ExitCode): readonly string[] =>
  RULES.filter(({ id, severity }) => severity === 'error' && codeOf(id) === code).map(({ id }) => id);

const codeOf = (rule: (typeof RULES)[number]['id']): ExitCode =>
  exitCodeFor([{ rule, severity: 'error', where: {}, message: '', fix: '' }]);
