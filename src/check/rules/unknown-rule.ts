import type { Rule } from '../rule';

export const unknownRule: Rule = {
  id: 'IPAM902',
  name: 'unknown-rule',
  severity: 'error',
  title: 'a rule that does not exist',
  why: 'What is said of it is said of nothing, and the rule that was meant goes on as before.',
  fix: 'Write the id of a rule; `cdk8s-ipam explain` lists those of this program, those of users begin with X-.',
  isFinal: true,
  example: { kind: 'command', bad: "rules: { IPAM22: 'off' }", good: "rules: { IPAM225: 'off' }" },
};
