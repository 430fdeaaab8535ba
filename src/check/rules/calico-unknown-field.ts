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
  fix: 'Correct its spelling, or remove it; ipip and nat-outgoing are ipipMode and natOutgoing now. For a field of later versions, say with --calico that you have one.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  nodeSelectors: rack == 'a'`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  nodeSelector: rack == 'a'`,
  },
  lint: shapeFlaws(calicoShape, 'unknown field'),
};
