import type { Rule } from '../rule';

export const claimAfterAnswer: Rule = {
  id: 'IPAM401',
  name: 'claim-after-answer',
  severity: 'error',
  title: 'a declaration after addresses were read',
  why: 'An address that was read while the tree was being built is baked into its reader; a later claim may change it.',
  fix: 'Declare everything first, and read addresses through the values that are filled in at synth.',
};
