import type { Problem, Whereabouts } from '../model/problem';
import type { Rule } from './rule';

/** What a rule found at one place: the message says what is wrong there, the rest is the rule's own. */
export const finding = (rule: Rule, where: Whereabouts, message: string): Problem => ({
  rule: rule.id,
  severity: rule.severity,
  where,
  message,
  fix: rule.fix,
});
