import type { Flaw } from '../flaw';
import { kubeOvnShape } from '../kube-ovn-shapes';
import type { Rule } from '../rule';
import { shapeFlaws } from '../shape-flaws';

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

/** A key of spec without a value has a rule of its own. */
const isBareKey = ({ object, path }: Flaw): boolean =>
  path.length === 2 && path[0] === 'spec' && object.spec[String(path[1])] === null;
