import type { Rule } from '../rule';

export const lockUnwritable: Rule = {
  id: 'IPAM254',
  name: 'lock-unwritable',
  severity: 'error',
  title: 'a lock that cannot be written',
  why: 'The folder or the disk refuses. The old file is unchanged.',
  fix: 'Make the folder writable or free space, then run the command again.',
  example: {
    kind: 'command',
    bad: `# in a container with the user 1000
chown root . && cdk8s-ipam synth`,
    good: `# in a container with the user 1000
chown 1000 . && cdk8s-ipam synth`,
  },
};
