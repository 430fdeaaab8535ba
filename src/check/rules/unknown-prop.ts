import type { Rule } from '../rule';

export const unknownProp: Rule = {
  id: 'IPAM110',
  name: 'unknown-prop',
  severity: 'error',
  title: 'a prop that does not exist',
  why: 'A prop that the construct does not know would be lost in silence, and with it what it was meant to say.',
  fix: 'Remove it or correct its spelling.',
};
