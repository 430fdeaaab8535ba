import type { Rule } from '../rule';

export const comparedSideUnreadable: Rule = {
  id: 'IPAM707',
  name: 'compared-side-unreadable',
  severity: 'error',
  title: 'a side of a comparison that cannot be read',
  why: 'A ref that was not fetched, or a folder without lock and manifests, is no empty side: a comparison with it would show everything as new or gone.',
  fix: 'Name a git ref that is here, a lock file, an output folder, or the folder of a project; in a shallow clone, fetch the rest.',
  example: {
    kind: 'command',
    bad: 'cdk8s-ipam diff main            # a clone that has fetched the branch alone',
    good: 'git fetch origin main && cdk8s-ipam diff origin/main',
  },
};
