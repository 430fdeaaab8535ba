import { isCalico, STORAGE_GROUP } from '../calico-object';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { Rule } from '../rule';

export const calicoMissingField: Rule = {
  id: 'IPAM629',
  name: 'calico-missing-field',
  severity: 'error',
  title: 'Object of Calico without a field that it needs',
  why:
    'A pool needs a CIDR. In crd.projectcalico.org/v1 an IPAMConfig needs strictAffinity and autoAllocateBlocks, while an ' +
    'object without spec is stored and then ignored; projectcalico.org/v3 refuses it.',
  fix: 'Write the field.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  natOutgoing: true`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  natOutgoing: true`,
  },
  lint: (object) => {
    if (!isCalico(object) || !KINDS.has(object.kind)) return [];
    if (object.value.spec === undefined) return withoutSpec(object);
    if (object.kind === 'IPPool') return missing(object, ['cidr']);
    const isStored = object.kind === 'IPAMConfig' && object.group === STORAGE_GROUP;
    return isStored ? missing(object, ['strictAffinity', 'autoAllocateBlocks']) : [];
  },
};

const KINDS: ReadonlySet<string> = new Set(['IPPool', 'IPReservation', 'IPAMConfig', 'IPAMConfiguration']);

/** Calico's own API takes a reservation without spec, but not a pool. */
function withoutSpec(object: ForeignObject): readonly Flaw[] {
  const flaw: Flaw = { object, path: [], message: 'It has no spec.' };
  if (object.kind === 'IPPool') return [flaw];
  return [
    { ...flaw, extent: { of: 'Calico', apis: ['native'] } },
    { ...flaw, extent: { of: 'Calico', apis: ['aggregated', 'crd'] }, severity: 'warning' },
  ];
}

const missing = (object: ForeignObject, keys: readonly string[]): readonly Flaw[] =>
  keys
    .filter((key) => object.spec[key] === undefined && object.value.spec !== null)
    .map((key) => ({ object, path: ['spec'], message: `spec.${key} is missing.` }));
