import type { LockChange } from '../lock/lock-change';
import { reportProblems } from '../model/report';
import { lineToJson } from './lock-json';
import type { Outcome } from './outcome';
import type { OutcomeJson } from './outcome-json-schema';

/** The version of what `--json` prints: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

/** The same outcome for programs: one JSON value on stdout, and nothing else. */
export function asJson({ exitCode, stdout = '', stderr = '', problems = [], changes = [] }: Outcome): Outcome {
  const notes = problems.length === 0 ? stderr : stderr.split(reportProblems(problems)).join('');
  const value: OutcomeJson = {
    formatVersion: FORMAT_VERSION,
    exitCode,
    problems: [...problems] as OutcomeJson['problems'],
    changes: changes.map(changeToJson),
    lines: `${stdout}${notes}`.split('\n').filter((line) => line !== ''),
  };
  return { exitCode, stdout: `${JSON.stringify(value, undefined, 2)}\n` };
}

const changeToJson = ({ kind, before, after }: LockChange): OutcomeJson['changes'][number] => ({
  kind,
  ...(before && { before: lineToJson(before) }),
  ...(after && { after: lineToJson(after) }),
});
