import type { Flaw } from '../flaw';
import { kubeOvnShape } from '../kube-ovn-shapes';
import type { Rule } from '../rule';
import { shapeFlaws } from '../shape-flaws';
import { NEEDS_SPEC } from './kube-ovn-incomplete';

export const kubeOvnWrongType: Rule = {
  id: 'IPAM685',
  name: 'kube-ovn-wrong-type',
  severity: 'error',
  title: 'Field of an object of Kube-OVN with a value of another type',
  why: 'Every API server refuses it: the types of fields are all that the schemas of 1.16 still check.',
  fix: 'Write numbers, true and false without quotes, and texts with; lists as lists, also those with one item.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  natOutgoing: "yes"`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  natOutgoing: true`,
  },
  lint: (object, context) => shapeFlaws(kubeOvnShape, 'wrong type')(object, context).filter((flaw) => !isBareKey(flaw)),
};

/** A key of spec without a value has a rule of its own, and so has an object without a spec. */
const isBareKey = ({ object, path }: Flaw): boolean =>
  path[0] === 'spec' &&
  (path.length === 1
    ? object.value.spec === null && NEEDS_SPEC.has(object.kind)
    : path.length === 2 && object.spec[String(path[1])] === null);
