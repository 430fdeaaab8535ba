import type { Rule } from '../rule';

export const lockNotALock: Rule = {
  id: 'IPAM230',
  name: 'lock-not-a-lock',
  severity: 'error',
  title: 'a file that is not a lock',
  why: 'The file says who holds which address; something else in its place means that this memory is lost, and synth would deal the addresses anew.',
  fix: 'Restore the file from git.',
  example: {
    kind: 'lock',
    bad: 'networks: {}',
    good: `version: 1
networks: {}`,
  },
};
