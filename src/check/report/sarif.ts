import { counted } from '../../net/counted';
import type { Rule } from '../rule';
import type { Verdict } from '../verdict';
import { byGravity } from './by-gravity';
import type { ReportContext } from './report';
import { sarifResults } from './sarif-result';
import { sarifRule } from './sarif-rule';

/** GitHub refuses a file with more results; of these it keeps the gravest 5,000. */
export const MOST_RESULTS = 25_000;

/**
 * SARIF 2.1.0, with what GitHub reads of it: rules with their help, a place for each result, fingerprints, and
 * suppressions for what somebody has answered for. Rules that are turned off have no results.
 */
export function sarifReport(verdicts: readonly Verdict[], context: ReportContext): string {
  const relevant = verdicts.filter(({ standing }) => standing.kind !== 'off');
  const kept = relevant.length > MOST_RESULTS ? byGravity(relevant).slice(0, MOST_RESULTS) : relevant;
  const rules = rulesOf(kept, context.rules);
  const run = {
    tool: {
      driver: { name: context.tool.name, semanticVersion: context.tool.version, rules: rules.map(sarifRule) },
    },
    automationDetails: { id: `${context.tool.name}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notes(relevant.length - kept.length) }],
    results: sarifResults(kept, new Map(rules.map(({ id }, i) => [id, i])), context),
  };
  const log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 1)}\n`;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** Those that have found something, by id as they are listed. */
function rulesOf(verdicts: readonly Verdict[], rules: readonly Rule[]): readonly Rule[] {
  const used = new Set(verdicts.map(({ problem }) => problem.rule));
  return rules.filter(({ id }) => used.has(id));
}

const notes = (left: number): readonly object[] =>
  left === 0
    ? []
    : [
        {
          level: 'warning',
          message: { text: `${counted(left, 'result')} left out, the least grave: a file may have ${MOST_RESULTS}.` },
        },
      ];
