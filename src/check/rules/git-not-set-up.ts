import type { Rule } from '../rule';

export const gitNotSetUp: Rule = {
  id: 'IPAM259',
  name: 'git-not-set-up',
  severity: 'error',
  title: 'a lock that git may convert, fold away or merge by union',
  why: 'Changed line ends make a lock unreadable, a folded diff is not reviewed, and a union of two sides has one address twice.',
  fix: 'Run `cdk8s-ipam git-setup` and commit .gitattributes.',
  example: {
    kind: 'command',
    bad: "echo 'ipam.lock.yaml merge=union' >> .gitattributes",
    good: 'cdk8s-ipam git-setup && git add .gitattributes',
  },
};
