import type { Rule } from '../rule';

export const secondLease: Rule = {
  id: 'IPAM209',
  name: 'second-lease',
  severity: 'error',
  title: 'two addresses for one claim',
  why: 'Two branches that were merged may have placed one claim twice.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>` with the ref that is deployed.',
};
