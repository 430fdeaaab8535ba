import type { Rule } from '../rule';

export const unusedAcknowledgement: Rule = {
  id: 'IPAM907',
  name: 'unused-acknowledgement',
  severity: 'warning',
  title: 'an acknowledgement that meets no problem',
  why: 'The problem is mended, or it was never about that place: what is left would silence the next one of its kind unseen.',
  fix: 'Remove it, or correct its rule and its places.',
  isFinal: true,
  example: {
    kind: 'command',
    bad: "acknowledge: [{ rule: 'IPAM225', where: 'prod/pods/bd', reason: 'Drained in January.', expires: '2027-01-31' }]",
    good: "acknowledge: [{ rule: 'IPAM225', where: 'prod/pods/db', reason: 'Drained in January.', expires: '2027-01-31' }]",
  },
};
