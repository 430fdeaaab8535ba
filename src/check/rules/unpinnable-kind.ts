import type { Rule } from '../rule';

export const unpinnableKind: Rule = {
  id: 'IPAM121',
  name: 'unpinnable-kind',
  severity: 'error',
  title: 'a kind that cannot hold addresses',
  why: 'Only pods with a lasting identity can have one address for long: those of a StatefulSet, a bare Pod, a virtual machine; the pods of a Deployment share a set.',
  fix: 'Use one of these kinds.',
};
