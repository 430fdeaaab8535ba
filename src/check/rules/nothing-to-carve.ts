import type { Rule } from '../rule';

export const nothingToCarve: Rule = {
  id: 'IPAM104',
  name: 'nothing-to-carve',
  severity: 'error',
  title: 'no room to carve a CIDR',
  why: 'Carved CIDRs are aligned blocks, and neither they nor reservations move to make room.',
  fix: 'Ask for a smaller block, widen the container, or let lock gc remove what was released.',
};
