import type { Rule } from '../rule';

export const adoptCrowded: Rule = {
  id: 'IPAM279',
  name: 'adopt-crowded',
  severity: 'warning',
  title: 'a pool crowded by others',
  why: 'Addresses in it are used by pods that nobody declares, so that they were not given away, and there was not enough room.',
  fix: 'Make more room in the pool, or let those pods be made anew elsewhere, then adopt again.',
};
