import type { Rule } from '../rule';

export const lockOfAnotherApp: Rule = {
  id: 'IPAM257',
  name: 'lock-of-another-app',
  severity: 'error',
  title: 'the lock of another app',
  why: 'It holds addresses, and none for a cluster that is declared. All of them would be released, and handed out anew later.',
  fix: 'Name the right file. Where the clusters were really removed or renamed, declare an old one once more, without workloads.',
};
