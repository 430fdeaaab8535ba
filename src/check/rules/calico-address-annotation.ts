import { IP_ADDRS, IP_ADDRS_NO_IPAM } from '../../backends/calico/annotations';
import { CALICO_ANNOTATION_FAULTS } from '../calico-annotation-fault';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { type AnnotationPlace, annotationPlaces, podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const calicoAddressAnnotation: Rule = {
  id: 'IPAM637',
  name: 'calico-address-annotation',
  severity: 'error',
  title: 'Annotation with a value that Calico cannot use',
  why:
    'Addresses are a list in JSON with one address for each family, without a prefix length; pools, families and prefixes ' +
    'are such a list too, and hwAddr is the plain MAC address of one interface. With anything else the pod stays in ' +
    'ContainerCreating.',
  fix: 'Write a list such as \'["10.0.0.5"]\', \'["10.0.0.5", "fd00::5"]\' or \'["front"]\', and a MAC address without one.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipAddrs: 10.1.0.5`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
  },
  lint: (object) => [...valueFlaws(object), ...contradictions(object)],
};

/** What is no text is refused before Calico sees it, which another rule says. */
const valueFlaws = (object: ForeignObject): readonly Flaw[] =>
  placesThatCalicoReads(object).flatMap(({ path, annotations }) =>
    Object.entries(annotations).flatMap(([key, value]) => {
      const fault = typeof value === 'string' ? CALICO_ANNOTATION_FAULTS.get(key)?.(value) : undefined;
      return fault === undefined ? [] : { object, path: [...path, key], message: `${key} ${fault}.` };
    }),
  );

function placesThatCalicoReads(object: ForeignObject): readonly AnnotationPlace[] {
  if (object.kind === 'Namespace' && object.group === '') return annotationPlaces(object);
  const place = podAnnotations(object);
  return place === undefined ? [] : [place];
}

function contradictions(object: ForeignObject): readonly Flaw[] {
  const place = podAnnotations(object);
  if (place === undefined || !(IP_ADDRS in place.annotations) || !(IP_ADDRS_NO_IPAM in place.annotations)) return [];
  const message = `${IP_ADDRS} and ${IP_ADDRS_NO_IPAM} exclude each other.`;
  return [{ object, path: [...place.path, IP_ADDRS_NO_IPAM], message }];
}
