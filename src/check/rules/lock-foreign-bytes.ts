import type { Rule } from '../rule';

export const lockForeignBytes: Rule = {
  id: 'IPAM233',
  name: 'lock-foreign-bytes',
  severity: 'error',
  title: 'a lock with bytes of another system',
  why: 'CRLF, a byte order mark or another encoding make every line differ on the next machine, so that every two branches conflict.',
  fix: 'Run `cdk8s-ipam lock fmt`, and `cdk8s-ipam git-setup`, after which git converts the file no more; one that is not UTF-8 comes back from git.',
  example: {
    kind: 'command',
    bad: 'git config core.autocrlf true && git checkout .   # every line of ipam.lock.yaml ends in CR LF',
    good: 'cdk8s-ipam git-setup                              # .gitattributes: ipam.lock.yaml text eol=lf …',
  },
};
