import type { Rule } from '../rule';

export const wrongConfig: Rule = {
  id: 'IPAM901',
  name: 'wrong-config',
  severity: 'error',
  title: 'a key or a value in the configuration that means nothing',
  why: 'A key that is misspelt would be lost without a word, and with it what somebody wanted to have checked.',
  fix: 'Correct the key or its value; docs/policy.md has all of them.',
  isFinal: true,
  example: {
    kind: 'command',
    bad: "export default defineConfig({ presett: 'strict' });",
    good: "export default defineConfig({ preset: 'strict' });",
  },
};
