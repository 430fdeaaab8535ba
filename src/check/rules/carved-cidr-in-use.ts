import type { Rule } from '../rule';

export const carvedCidrInUse: Rule = {
  id: 'IPAM267',
  name: 'carved-cidr-in-use',
  severity: 'error',
  title: 'a carved CIDR that is gone while something is in it',
  why: 'A CIDR without a line can be carved for somebody else, over the addresses that are in it.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`; `cdk8s-ipam lock gc` removes the CIDR when it is empty.',
};
