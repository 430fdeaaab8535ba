import { calicoShape } from '../calico-shapes';
import type { Flaw } from '../flaw';
import type { Rule } from '../rule';
import { shapeFlaws } from '../shape-flaws';

export const calicoWrongValue: Rule = {
  id: 'IPAM622',
  name: 'calico-wrong-value',
  severity: 'error',
  title: 'Value that a field of Calico does not know',
  why:
    'Calico knows few values for it, with exactly these letters. From 3.32 on the CRDs refuse any other, up to 3.31 they ' +
    'store most of them.',
  fix: 'Write one of the values that are named, or leave the field out.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  ipipMode: always`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  ipipMode: Always`,
  },
  lint: (object, context) => shapeFlaws(calicoShape, 'wrong value')(object, context).map(limited),
};

/** Calico itself takes an empty mode for Never; only its CRDs do not. */
const limited = (flaw: Flaw): Flaw =>
  MODES.has(flaw.path.join('.')) && flaw.object.spec[String(flaw.path.at(-1))] === ''
    ? { ...flaw, extent: { of: 'Calico', from: '3.32', apis: ['native', 'crd'] } }
    : flaw;

const MODES: ReadonlySet<string> = new Set(['spec.ipipMode', 'spec.vxlanMode']);
