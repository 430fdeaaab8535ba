import type { Rule } from '../rule';

export const loweredWithoutReason: Rule = {
  id: 'IPAM904',
  name: 'lowered-without-reason',
  severity: 'error',
  title: 'an error turned down without a reason',
  why: 'In a year nobody knows any more why it is, and nobody dares to turn it on again.',
  fix: "Say why: `{ severity: 'off', reason: '…' }`, with ten characters at least; or acknowledge the places where it is meant, which ends by itself.",
  isFinal: true,
  example: {
    kind: 'command',
    bad: "rules: { IPAM321: 'off' }",
    good: "rules: { IPAM321: { severity: 'off', reason: 'Kube-OVN is gone after May.' } }",
  },
};
