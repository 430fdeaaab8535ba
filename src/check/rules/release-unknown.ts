import type { Rule } from '../rule';

export const releaseUnknown: Rule = {
  id: 'IPAM262',
  name: 'release-unknown',
  severity: 'error',
  title: 'nothing to release',
  why: 'No line of the lock has this owner, address or id.',
  fix: '`cdk8s-ipam lock show` lists what there is.',
  example: {
    kind: 'command',
    bad: `# 10.1.0.4 retained prod/shop/Pod/mail for=forever
cdk8s-ipam lock release prod/shop/Pod/news`,
    good: `# 10.1.0.4 retained prod/shop/Pod/mail for=forever
cdk8s-ipam lock release prod/shop/Pod/mail`,
  },
};
