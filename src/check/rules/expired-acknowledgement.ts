import type { Rule } from '../rule';

export const expiredAcknowledgement: Rule = {
  id: 'IPAM906',
  name: 'expired-acknowledgement',
  severity: 'warning',
  title: 'an acknowledgement whose time is over',
  why: 'Its problems count again from the day after.',
  fix: 'Mend what the rule finds, and remove the acknowledgement; or look at the reason again, and give it a later day.',
  isFinal: true,
  example: {
    kind: 'command',
    bad: "acknowledge: [{ rule: 'IPAM225', reason: 'Drained in January.', expires: '2026-01-31' }]",
    good: 'acknowledge: []',
  },
};
