import type { Rule } from '../rule';

export const wrongUserRule: Rule = {
  id: 'IPAM911',
  name: 'wrong-user-rule',
  severity: 'error',
  title: 'a rule of users that cannot be used',
  why: 'A rule without an id, a reason or a test says nothing to those whom it stops.',
  fix: 'Correct it as docs/custom-rules.md says: an id that begins with X-, name, title, why, fix, severity, and check, lint, or over with holds.',
  isFinal: true,
  example: { kind: 'command', bad: "defineRule({ id: 'ACME-001', … })", good: "defineRule({ id: 'X-ACME-001', … })" },
};
