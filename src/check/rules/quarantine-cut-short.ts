import type { Rule } from '../rule';

export const quarantineCutShort: Rule = {
  id: 'IPAM246',
  name: 'quarantine-cut-short',
  severity: 'error',
  title: 'a released address that the lock has forgotten before the end of its quarantine',
  why: 'By the date and the quarantine in the base it was not over at the instant of the check: firewalls, caches and peers may still know the address as that of its old owner.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, and let `cdk8s-ipam lock gc` remove the line when it is time.',
};
