import type { Rule } from '../rule';

export const wrongBaseline: Rule = {
  id: 'IPAM908',
  name: 'wrong-baseline',
  severity: 'error',
  title: 'a baseline that cannot be read or written',
  why: 'It is not known which problems were there before.',
  fix: 'Restore it from git, or write it anew with `cdk8s-ipam check --write-baseline` and look at the difference. After a merge with a conflict, keep the lines of both sides.',
  isFinal: true,
  example: {
    kind: 'command',
    bad: '{"version": 1, "findings": [\n<<<<<<< ours',
    good: '{"version": 1, "findings": []}',
  },
};
