import type { Rule } from '../rule';

export const objectWrittenTwice: Rule = {
  id: 'IPAM404',
  name: 'object-written-twice',
  severity: 'error',
  title: 'one object in two files',
  why: 'Argo CD takes the last of two objects with one group, kind, namespace and name, with a warning that nobody reads.',
  fix: 'Keep one, or rename one.',
};
