import type { Rule } from '../rule';

export const celMissing: Rule = {
  id: 'IPAM912',
  name: 'cel-missing',
  severity: 'error',
  title: 'rules in CEL without the library that reads them',
  why: '@marcbachmann/cel-js is an optional peer dependency: only rules in CEL need it, and it is not installed here.',
  fix: 'Run `npm install --save-dev @marcbachmann/cel-js@8`, or write the rule in TypeScript.',
  isFinal: true,
  example: {
    kind: 'command',
    bad: "customRules: [{ id: 'X-ACME-001', holds: '…', … }]",
    good: 'npm install --save-dev @marcbachmann/cel-js@8',
  },
};
