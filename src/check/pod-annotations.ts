import type { Path } from './foreign-document';
import { type Fields, type ForeignObject, fields } from './foreign-object';

/** Annotations, with where they stand. */
export interface AnnotationPlace {
  readonly path: Path;
  readonly annotations: Fields;
}

/** Kinds of objects that make pods after a template. */
const TEMPLATED: ReadonlySet<string> = new Set([
  'StatefulSet',
  'Deployment',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
]);

/** Whether it makes pods, which get the annotations of its template and none of its own. */
export const isTemplated = (object: ForeignObject): boolean => isOfKubernetes(object) || hasPodTemplate(object);

const isOfKubernetes = ({ kind, group }: ForeignObject): boolean =>
  (TEMPLATED.has(kind) && (group === 'apps' || group === 'batch')) ||
  (kind === 'VirtualMachine' && group === 'kubevirt.io');

/** Workloads of others, such as those of OpenKruise and Argo Rollouts, have their template where Kubernetes' own have it. */
const hasPodTemplate = ({ spec }: ForeignObject): boolean =>
  Array.isArray(fields(fields(spec.template).spec).containers);

/** Where the template of something that is templated stands. */
export const templatePath = ({ kind }: ForeignObject): readonly string[] =>
  kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template'];

/** What the pods themselves carry: the annotations of a Pod, or of a pod template. */
export function podAnnotations(object: ForeignObject): AnnotationPlace | undefined {
  if (object.kind === 'Pod' && object.group === '')
    return { path: ['metadata', 'annotations'], annotations: fields(object.metadata.annotations) };
  if (!isTemplated(object)) return undefined;
  const path = templatePath(object);
  const template = path.reduce<Fields>((value, key) => fields(value[key]), object.value);
  return { path: [...path, 'metadata', 'annotations'], annotations: fields(fields(template.metadata).annotations) };
}

/** Every place where the annotations of an object, or of what it makes, stand. */
export const annotationPlaces = (object: ForeignObject): readonly AnnotationPlace[] => {
  const own = { path: ['metadata', 'annotations'], annotations: fields(object.metadata.annotations) };
  return isTemplated(object) ? [own, podAnnotations(object) ?? own] : [own];
};
