import type { Rule } from '../rule';

export const lockOtherWriter: Rule = {
  id: 'IPAM256',
  name: 'lock-other-writer',
  severity: 'error',
  title: 'a lock that another program is writing',
  why: 'Two that write at once would undo each other, so each waits its turn, which takes milliseconds; this one did not end.',
  fix: 'Run the command again when the other one has ended. A killed one blocks nobody for longer than a minute.',
  example: {
    kind: 'command',
    bad: `cdk8s-ipam synth   # stopped in the debugger while it writes, and another beside it
cdk8s-ipam synth`,
    good: 'cdk8s-ipam synth && cdk8s-ipam synth',
  },
};
