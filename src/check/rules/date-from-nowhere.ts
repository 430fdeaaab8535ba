import type { Rule } from '../rule';

export const dateFromNowhere: Rule = {
  id: 'IPAM247',
  name: 'date-from-nowhere',
  severity: 'error',
  title: 'a date on a line that the base does not hold undated in the same state',
  why: 'Quarantines and retentions count from the merge, not from a branch that waited for review: a line gets its date when the base has it already. The other way to a date is that of a dated retained line, which becomes released when its time is over.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, synthesize, and leave `cdk8s-ipam lock gc` to the default branch.',
};
