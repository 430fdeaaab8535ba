import type { RuleId } from '../../model/problem';

/** How a validation refuses: with the id of the rule that explains it, and what to do. One line, as API servers want it. */
export const refusal = (rule: RuleId, text: string): { readonly message: string; readonly reason: 'Forbidden' } => ({
  message: `${rule}: ${text}`,
  reason: 'Forbidden',
});
