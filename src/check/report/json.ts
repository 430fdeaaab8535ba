import type { Problem } from '../../model/problem';
import type { Standing, Verdict } from '../verdict';
import type { ReportContext } from './report';
import { type Tally, tallyOf } from './tally';

/** The version of what `check --format json` prints: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

/** A verdict for programs. */
export interface Finding extends Problem {
  /** The name of its rule. Absent: nobody knows the rule. */
  readonly name?: string;
  readonly standing: Standing;
}

/** What the JSON has in it. */
export interface JsonReport {
  readonly formatVersion: string;
  readonly tool: ReportContext['tool'];
  readonly summary: Tally;
  readonly problems: readonly Finding[];
}

/** For programs: all verdicts, whatever their standing, in their order. */
export function jsonReport(verdicts: readonly Verdict[], { rules, tool, details = {} }: ReportContext): string {
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  const problems = verdicts.map(({ problem, standing }): Finding => {
    const { rule, severity, where, message, fix } = problem;
    const name = names.get(rule);
    return { rule, ...(name !== undefined && { name }), severity, where, message, fix, standing };
  });
  const report: JsonReport = { formatVersion: FORMAT_VERSION, tool, ...details, summary: tallyOf(verdicts), problems };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
