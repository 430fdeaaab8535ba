import type { Rule } from '../rule';

export const interfaceTwice: Rule = {
  id: 'IPAM141',
  name: 'interface-twice',
  severity: 'error',
  title: 'a network interface that claims twice',
  why: 'The lock knows a claim by workload, ordinal, family and NIC: of two claims for one NIC nobody could say whose an address is.',
  fix: 'Declare each interface once, with all its pools; give further ones a nic of their own.',
};
