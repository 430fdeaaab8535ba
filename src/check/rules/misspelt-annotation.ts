import { CALICO_KEYS } from '../../backends/calico/annotations';
import { KUBE_OVN_POD_KEYS } from '../../backends/kube-ovn/spec/pod-keys';
import { OBSOLETE_STATIC_IP, SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { groupedBy } from '../../net/grouped-by';
import { nearestTexts } from '../../net/nearest-texts';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { type AnnotationPlace, annotationPlaces } from '../pod-annotations';
import type { Rule } from '../rule';

export const misspeltAnnotation: Rule = {
  id: 'IPAM419',
  name: 'misspelt-annotation',
  severity: 'warning',
  title: 'Annotation that is nearly one of a CNI',
  why:
    'A CNI looks for the exact name, capitals too. What is spelled otherwise it passes over without a word, and the pod ' +
    'starts with any free address.',
  fix: 'Write the name as the CNI reads it.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipaddrs: '["10.1.0.5"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
  },
  lint: (object) => annotationPlaces(object).flatMap((place) => flawsAt(object, place)),
};

const flawsAt = (object: ForeignObject, { path, annotations }: AnnotationPlace): readonly Flaw[] =>
  Object.keys(annotations).flatMap((key) => {
    const meant = meantBy(key);
    if (meant === undefined) return [];
    return { object, path: [...path, key], message: `Nobody reads the annotation ${key}; what is read is ${meant}.` };
  });

/** Before the slash stands whose it is, which is taken as it is written. */
function meantBy(key: string): string | undefined {
  const prefix = prefixOf(key);
  const keys = KEYS_BY_PREFIX.get(prefix) ?? [];
  if (keys.includes(key)) return undefined;
  const names = keys.map((known) => known.slice(prefix.length));
  const [nearest] = nearestTexts(key.slice(prefix.length), names);
  return nearest === undefined ? undefined : `${prefix}${nearest}`;
}

const KEYS: readonly string[] = [
  ...CALICO_KEYS,
  ...KUBE_OVN_POD_KEYS,
  ...Object.values(TKE_ANNOTATIONS),
  ...Object.values(SERVERLESS_ANNOTATIONS),
  OBSOLETE_STATIC_IP,
];

const prefixOf = (key: string): string => key.slice(0, key.indexOf('/') + 1);

const KEYS_BY_PREFIX: ReadonlyMap<string, readonly string[]> = groupedBy(KEYS, prefixOf);
