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
  lint: shapeFlaws(calicoShape, 'wrong type'),
};
