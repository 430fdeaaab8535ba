import type { Rule } from '../rule';

export const userRuleFailed: Rule = {
  id: 'IPAM910',
  name: 'user-rule-failed',
  severity: 'error',
  title: 'a rule of users that failed',
  why: 'It has found nothing because it did not end, and that is no pass.',
  fix: 'Correct the rule. What it may look at is in docs/custom-rules.md; a field that may be absent needs a test, in CEL has().',
  isFinal: true,
  example: {
    kind: 'command',
    bad: 'holds: "lease.owner.startsWith(\'prod/\')"',
    good: 'holds: "!has(lease.owner) || lease.owner.startsWith(\'prod/\')"',
  },
};
