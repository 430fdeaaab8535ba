import type { Rule } from '../rule';

export const unknownInventory: Rule = {
  id: 'IPAM215',
  name: 'unknown-inventory',
  severity: 'error',
  title: 'an inventory that nobody declares',
  why: 'The EIP binding names an inventory that is not there.',
  fix: 'Declare the inventory.',
};
