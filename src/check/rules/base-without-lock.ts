import type { Rule } from '../rule';

export const baseWithoutLock: Rule = {
  id: 'IPAM255',
  name: 'base-without-lock',
  severity: 'error',
  title: 'a git ref whose lock cannot be taken',
  why: 'A lock that a merge has spoilt is replaced by that of another ref, whole. Without a repository, a ref and a good lock in it there is nothing to take, and guessing would hand out addresses that are in use.',
  fix: 'Name a branch, tag or commit that is deployed and has a good lock, such as origin/main, and fetch it first.',
  example: {
    kind: 'command',
    bad: 'cdk8s-ipam lock resolve --base main           # a branch from before the first lock',
    good: 'git fetch origin main && cdk8s-ipam lock resolve --base origin/main',
  },
};
