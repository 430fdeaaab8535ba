import { calicoShape } from '../calico-shapes';
import type { Rule } from '../rule';
import { shapeFlaws } from '../shape-flaws';

export const calicoUnknownField: Rule = {
  id: 'IPAM620',
  name: 'calico-unknown-field',
  severity: 'error',
  title: 'Field that an object of Calico does not have',
  why:
    'Server-side apply refuses an unknown field, and so does client-side apply that validates strictly. Otherwise it is ' +
    'dropped in silence, and the pool is made without what it says. Up to 3.31 the CRDs still have the fields ipip and ' +
    'nat-outgoing, which nothing reads.',
  fix: 'Correct its spelling, or remove it; ipip and nat-outgoing are ipipMode and natOutgoing now.',
  lint: shapeFlaws(calicoShape, 'unknown field'),
};
