import type { Rule } from '../rule';

export const eipsExhausted: Rule = {
  id: 'IPAM212',
  name: 'eips-exhausted',
  severity: 'error',
  title: 'not enough EIPs',
  why: 'Each replica up to the maximum takes one id; ids with a line in the lock, in any state, are not given to another.',
  fix: 'Add ids, lower maxReplicas, or let lock gc remove released ids.',
};
