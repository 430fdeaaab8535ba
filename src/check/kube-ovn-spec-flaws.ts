import type { SpecFault } from '../backends/kube-ovn/spec/spec-fault';
import type { Flaw } from './flaw';
import type { Fields, ForeignObject } from './foreign-object';
import { isKubeOvn } from './kube-ovn-object';

/** A rule's `lint` out of what a function finds in the specs of one kind. Where there is no spec, nothing is said of it. */
export const specFlaws =
  (kind: string, faultsOf: (spec: Fields, object: ForeignObject) => readonly SpecFault[]) =>
  (object: ForeignObject): readonly Flaw[] =>
    hasSpec(object, kind) ? faultsOf(object.spec, object).map((fault) => flawOf(object, fault)) : [];

/** Whether it is an object of Kube-OVN of a kind, with a spec. */
export const hasSpec = (object: ForeignObject, kind: string): boolean =>
  isKubeOvn(object, kind) && object.value.spec !== undefined && object.value.spec !== null;

export const flawOf = (object: ForeignObject, { path, message, versions, severity }: SpecFault): Flaw => ({
  object,
  path: ['spec', ...path],
  message,
  ...(versions === undefined ? {} : { extent: { of: 'Kube-OVN', ...versions } }),
  ...(severity === undefined ? {} : { severity }),
});
