import type { Rule } from '../rule';

export const releasedWithoutQuarantine: Rule = {
  id: 'IPAM701',
  name: 'released-without-quarantine',
  severity: 'warning',
  title: 'an address in use that is given up without a quarantine',
  why: 'With a quarantine of 0 the first `lock gc` after the merge removes the line, and the next synth may give the address to somebody else, while pods of the old owner may still run with it.',
  fix: 'Run `lock gc` only after the merge is deployed, or give the pool a quarantine.',
};
