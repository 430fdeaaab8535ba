import type { Rule } from '../rule';

export const finalRuleSilenced: Rule = {
  id: 'IPAM903',
  name: 'final-rule-silenced',
  severity: 'error',
  title: 'a rule silenced that nobody may silence',
  why: 'Two pods with one address, an address that is handed over too early and a lock that cannot be trusted do harm whoever has agreed to it; and where an earlier stage has refused there is no answer to go on with.',
  fix: 'Remove the setting, the acknowledgement or the entry of the baseline, and mend what the rule finds.',
  isFinal: true,
  example: {
    kind: 'command',
    bad: "acknowledge: [{ rule: 'IPAM240', reason: 'We know what we do.', expires: '2027-01-31' }]",
    good: 'acknowledge: []',
  },
};
