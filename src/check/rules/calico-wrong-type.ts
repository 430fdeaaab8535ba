import { calicoShape } from '../calico-shapes';
import type { Rule } from '../rule';
import { shapeFlaws } from '../shape-flaws';

export const calicoWrongType: Rule = {
  id: 'IPAM621',
  name: 'calico-wrong-type',
  severity: 'error',
  title: 'Field of an object of Calico with a value of another type',
  why:
    'Every API server refuses it. A key with nothing after its colon is null: server-side apply refuses it where the ' +
    'field has no default, client-side apply drops it without a word.',
  fix: 'Write numbers, true and false without quotes, and texts with; leave a key without a value out.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  blockSize: "26"`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  blockSize: 26`,
  },
  lint: shapeFlaws(calicoShape, 'wrong type'),
};
