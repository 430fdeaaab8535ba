import type { Rule } from '../rule';

export const releaseAlready: Rule = {
  id: 'IPAM263',
  name: 'release-already',
  severity: 'error',
  title: 'an address in quarantine already',
  why: 'It is released; it leaves the lock when its quarantine is over.',
  fix: 'Wait, and let `cdk8s-ipam lock gc` collect it.',
  example: {
    kind: 'command',
    bad: `# 10.1.0.4 released prod/shop/Pod/mail since=2026-11-02T00:00:00Z
cdk8s-ipam lock release prod/shop/Pod/mail`,
    good: `# 10.1.0.4 released prod/shop/Pod/mail since=2026-11-02T00:00:00Z
cdk8s-ipam lock gc --as-of 2026-11-03T00:00:00Z`,
  },
};
