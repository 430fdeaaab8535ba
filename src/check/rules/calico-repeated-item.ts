import { calicoShape } from '../calico-shapes';
import type { Rule } from '../rule';
import { shapeFlaws } from '../shape-flaws';

export const calicoRepeatedItem: Rule = {
  id: 'IPAM623',
  name: 'calico-repeated-item',
  severity: 'error',
  versions: 'all; refused from 3.32',
  title: 'Item that stands twice in a list of Calico',
  why: 'allowedUses and reservedCIDRs are sets: from 3.32 on the CRDs refuse one with an item that stands there twice.',
  fix: 'Keep one of them.',
  example: {
    kind: 'manifest',
    options: '--calico 3.32',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  allowedUses: [Workload, Workload]`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  allowedUses: [Workload, Tunnel]`,
  },
  lint: (object, context) =>
    shapeFlaws(calicoShape, 'repeated item')(object, context).flatMap((flaw) => [
      { ...flaw, extent: { of: 'Calico', from: '3.32' } },
      { ...flaw, extent: { of: 'Calico', below: '3.32' }, severity: 'warning' },
    ]),
};
