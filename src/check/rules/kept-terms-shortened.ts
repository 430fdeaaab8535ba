import type { Rule } from '../rule';

export const keptTermsShortened: Rule = {
  id: 'IPAM266',
  name: 'kept-terms-shortened',
  severity: 'error',
  title: 'a shorter quarantine or retention of what is kept',
  why: 'The line carries the terms because its declaration is gone. No command shortens them, so the file was edited, and the address would be free too early.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`. `cdk8s-ipam lock release` gives up what is retained; a quarantine runs to its end.',
};
