import type { Rule } from '../rule';

export const releaseAlready: Rule = {
  id: 'IPAM263',
  name: 'release-already',
  severity: 'error',
  title: 'an address in quarantine already',
  why: 'It is released; it leaves the lock when its quarantine is over.',
  fix: 'Wait, and let `cdk8s-ipam lock gc` collect it.',
};
