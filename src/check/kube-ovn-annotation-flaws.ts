import type { AnnotationFault } from '../backends/kube-ovn/spec/annotation-values';
import { type PodAnnotation, podAnnotationsOf } from '../backends/kube-ovn/spec/pod-annotation';
import type { Flaw } from './flaw';
import type { ForeignObject } from './foreign-object';
import { podAnnotations } from './pod-annotations';

/** What a function finds in the annotations of Kube-OVN that the pods of an object carry. */
export function annotationFlaws(
  object: ForeignObject,
  faultsOf: (annotation: PodAnnotation) => readonly AnnotationFault[],
): readonly Flaw[] {
  const place = podAnnotations(object);
  if (place === undefined) return [];
  return podAnnotationsOf(place.annotations).flatMap((annotation) =>
    faultsOf(annotation).map(({ message, versions }) => ({
      object,
      path: [...place.path, annotation.key],
      message: `In ${annotation.key}: ${message}`,
      ...(versions === undefined ? {} : { extent: { of: 'Kube-OVN', ...versions } }),
    })),
  );
}
