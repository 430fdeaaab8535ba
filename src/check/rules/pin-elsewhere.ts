import type { Rule } from '../rule';

export const pinElsewhere: Rule = {
  id: 'IPAM206',
  name: 'pin-elsewhere',
  severity: 'error',
  title: 'a chosen address for a claim that has another',
  why: 'Choosing an address for a pod that already has one is a move, and synth moves nothing.',
  fix: 'Run `cdk8s-ipam lock move <owner>`, or choose the address that it has.',
};
