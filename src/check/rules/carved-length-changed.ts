import type { Rule } from '../rule';

export const carvedLengthChanged: Rule = {
  id: 'IPAM105',
  name: 'carved-length-changed',
  severity: 'error',
  title: 'a carved CIDR that should change its size',
  why: 'What is carved never moves: pods have its addresses.',
  fix: 'Ask for the old size, or declare a second one, move the workloads there, then remove the first.',
};
