import type { Rule } from '../rule';

/**
 * Whether somebody may answer for the problems of a rule, and turn it down or off. Nobody may where two would have one
 * address, and where an earlier stage has refused: then there is no answer that one could go on with all the same.
 */
export function mayBeAcknowledged(rule: Rule): boolean {
  if (rule.isFinal !== undefined) return !rule.isFinal;
  return rule.severity === 'warning' || hasFinder(rule);
}

/** Whether it finds its problems itself, in an answer or in objects. */
export const hasFinder = ({ check, lint, lintTogether }: Rule): boolean =>
  check !== undefined || lint !== undefined || lintTogether !== undefined;
