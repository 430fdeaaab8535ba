import type { Rule } from '../rule';

export const unknownAddress: Rule = {
  id: 'IPAM405',
  name: 'unknown-address',
  severity: 'error',
  title: 'an address is read that nobody has decided',
  why:
    'A value without an address would be left out of the manifest in silence: an allow-list with a hole. The ordinal is ' +
    'beyond maxReplicas, the pools lack the family, or the CNI chooses the address itself (TKE, except for bare Pods).',
  fix: 'Read ordinals below maxReplicas (counted from ordinals.start) and families of the pools; on TKE use the CIDR of a pool instead.',
};
