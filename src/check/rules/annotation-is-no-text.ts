import { isCniKey } from '../cni-annotation';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import { type AnnotationPlace, annotationPlaces } from '../pod-annotations';
import type { Rule } from '../rule';

export const annotationIsNoText: Rule = {
  id: 'IPAM733',
  name: 'annotation-is-no-text',
  severity: 'error',
  title: 'Annotation of a CNI without the quotes that make it text',
  why:
    'Annotations are texts. What YAML reads as a list, a number or true is refused with the whole object, and a value that ' +
    'was left out is none: a list in JSON begins with a bracket, and a rate is a number, so both need quotes.',
  fix: 'Put the whole value in single quotes.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipv4pools: ["front"]`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipv4pools: '["front"]'`,
  },
  lint: (object) => annotationPlaces(object).flatMap((place) => flawsAt(object, place)),
};

const flawsAt = (object: ForeignObject, { path, annotations }: AnnotationPlace): readonly Flaw[] =>
  Object.entries(annotations)
    .filter(([key, value]) => typeof value !== 'string' && isCniKey(key))
    .map(([key, value]) => ({ object, path: [...path, key], message: `The annotation ${key} ${saidOf(value)}.` }));

const saidOf = (value: unknown): string =>
  value === null ? 'has no value' : `is ${foreignText(value)}, which is no text: quotes are missing`;
