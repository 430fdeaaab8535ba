import type { Rule } from '../rule';

export const pinInadmissible: Rule = {
  id: 'IPAM204',
  name: 'pin-inadmissible',
  severity: 'error',
  title: 'a chosen address that nobody may have',
  why: 'It lies outside the pools of the workload, or is excluded or reserved.',
  fix: 'Choose an address inside a pool that is neither excluded nor reserved.',
};
