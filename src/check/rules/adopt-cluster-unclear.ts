import type { Rule } from '../rule';

export const adoptClusterUnclear: Rule = {
  id: 'IPAM278',
  name: 'adopt-cluster-unclear',
  severity: 'error',
  title: 'an adoption into an unclear cluster',
  why: 'Files do not say which declared cluster they are of.',
  fix: 'Name it with `--cluster`, one run for each.',
  example: {
    kind: 'command',
    bad: `# the app declares the clusters prod and test
cdk8s-ipam lock adopt pods.json`,
    good: `# the app declares the clusters prod and test
cdk8s-ipam lock adopt --cluster prod pods.json`,
  },
};
