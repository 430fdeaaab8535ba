import type { Rule } from '../rule';

export const lockUnreadable: Rule = {
  id: 'IPAM251',
  name: 'lock-unreadable',
  severity: 'error',
  title: 'a lock that cannot be opened',
  why: 'Without its memory synth would deal every address anew.',
  fix: 'Make it an ordinary file that can be read.',
};
