import { mayBeAcknowledged } from '../check/policy/may-be-acknowledged';
import type { Rule } from '../check/rule';
import type { History } from './explain-history';
import type { ExplainJson } from './explain-json-schema';
import type { Explained } from './explain-report';

/** The version of this form: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

/** An explanation for programs. */
export const explanationJson = (explanation: Explained, history: History | undefined): ExplainJson =>
  ({ formatVersion: FORMAT_VERSION, ...explanation, ...(history && { history }) }) as ExplainJson;

export const ruleJson = (rule: Rule): ExplainJson => ({ formatVersion: FORMAT_VERSION, kind: 'rule', ...shown(rule) });

export const rulesJson = (rules: readonly Rule[]): ExplainJson => ({
  formatVersion: FORMAT_VERSION,
  kind: 'rules',
  rules: rules.map(shown),
});

/** What a rule says of itself, without what it does. */
function shown(rule: Rule) {
  const { id, name, severity, title, why, fix, versions, example } = rule;
  return {
    id,
    name,
    severity,
    title,
    why,
    fix,
    ...(versions === undefined ? {} : { versions }),
    mayBeAcknowledged: mayBeAcknowledged(rule),
    ...(example === undefined ? {} : { example: { ...example } }),
  };
}
