import type { Rule } from '../rule';

export const eipInTwoInventories: Rule = {
  id: 'IPAM211',
  name: 'eip-in-two-inventories',
  severity: 'error',
  title: 'one EIP in two inventories',
  why: 'Two workloads could be given it; the cloud binds it to one.',
  fix: 'List it in one inventory.',
  example: {
    kind: 'declared',
    bad: `new EipInventory(app, 'mail', { ids: ['eip-1a2b3c4d', 'eip-5e6f7a8b'] });
new EipInventory(app, 'vpn', { ids: ['eip-5e6f7a8b'] });`,
    good: `new EipInventory(app, 'mail', { ids: ['eip-1a2b3c4d'] });
new EipInventory(app, 'vpn', { ids: ['eip-5e6f7a8b'] });`,
  },
};
