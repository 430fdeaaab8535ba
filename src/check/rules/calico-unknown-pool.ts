import { POOL_KEYS } from '../../backends/calico/annotations';
import { namesIn, poolKey } from '../calico-annotation-value';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import { poolObjectsAmong } from '../operator-pools';
import { type AnnotationPlace, annotationPlaces } from '../pod-annotations';
import type { Rule } from '../rule';

export const calicoUnknownPool: Rule = {
  id: 'IPAM317',
  name: 'calico-unknown-pool',
  severity: 'warning',
  title: 'Annotation that names an IPPool which is nowhere declared',
  why: 'Calico looks a pool up by its exact name, or by its exact CIDR; with one unknown pool in the list, no pod starts.',
  fix: 'Write the metadata.name of an IPPool. Where the pool is made elsewhere, check its manifest too, or declare it as existing.',
  /** Without any pool in the objects nothing is known of the cluster's pools. */
  example: {
    kind: 'manifest',
    known: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: front
spec:
  cidr: 10.1.0.0/16`,
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipv4pools: '["frnt"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipv4pools: '["front"]'`,
  },
  lintTogether: (objects, { known }) => {
    const namesPools = objects.filter((object) => annotationPlaces(object).some(isAboutPools));
    if (namesPools.length === 0) return [];
    const pools = poolObjectsAmong([...objects, ...known]);
    if (pools.length === 0) return [];
    const names = new Set(pools.flatMap(({ name, spec }) => [name, poolKey(foreignText(spec.cidr))]));
    return namesPools.flatMap((object) => unknownPools(object, names));
  },
};

const isAboutPools = ({ annotations }: AnnotationPlace): boolean => POOL_KEYS.some((key) => key in annotations);

const unknownPools = (object: ForeignObject, known: ReadonlySet<string>): readonly Flaw[] =>
  annotationPlaces(object).flatMap(({ path, annotations }) =>
    POOL_KEYS.flatMap((key) =>
      namesIn(annotations[key])
        .filter((name) => !known.has(name))
        .map((name) => ({ object, path: [...path, key], message: `No IPPool here is named ${name}.` })),
    ),
  );
