import type { Rule } from '../rule';

export const noObjectToPin: Rule = {
  id: 'IPAM126',
  name: 'no-object-to-pin',
  severity: 'error',
  title: 'a construct without an object to pin',
  why: 'A pin is written into one object. A construct with several, or none, does not say which.',
  fix: 'Pin the ApiObject itself.',
};
