import type { Rule } from '../rule';

export const adoptContradiction: Rule = {
  id: 'IPAM277',
  name: 'adopt-contradiction',
  severity: 'error',
  title: 'sources that contradict each other',
  why: 'Two users were seen with one address, or one claim with two; which is right cannot be known.',
  fix: 'Take all files from one cluster at one time, when no pod is on its way.',
};
