import type { Rule } from '../rule';

export const eipNotInInventory: Rule = {
  id: 'IPAM213',
  name: 'eip-not-in-inventory',
  severity: 'error',
  title: 'an EIP that left its inventory',
  why: 'The workload is bound to an id that its inventory no longer lists.',
  fix: 'Put the id back, or run `cdk8s-ipam lock move <owner>`.',
};
