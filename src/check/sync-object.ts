import type { Path } from './foreign-document';
import { type Fields, type ForeignObject, fields, textOf } from './foreign-object';

/** An object that has Argo CD or Flux sync what this tool writes. */
export interface SyncObject {
  readonly object: ForeignObject;
  readonly kind: 'Application' | 'ApplicationSet' | 'Kustomization';
  /** What it says of one sync: its own spec, or that of the Applications that it makes, and where that stands. */
  readonly spec: Fields;
  readonly path: Path;
  /** What it reads; of a Kustomization, one folder. */
  readonly sources: readonly SyncSource[];
}

/** Whether our constructs have made it, which also write what it reads. */
export const isDeclared = ({ object }: SyncObject): boolean => hasOurLabel(object.metadata);

export interface SyncSource {
  readonly value: Fields;
  readonly path: Path;
}

export const ARGO_CD_GROUP = 'argoproj.io';
export const FLUX_GROUP = 'kustomize.toolkit.fluxcd.io';

/** The groups of the objects by which Argo CD and Flux sync. */
export const SYNC_GROUPS: ReadonlySet<string> = new Set([ARGO_CD_GROUP, FLUX_GROUP]);

/**
 * Undefined for every other object, and for one that syncs something else. Ours is what has our label, what names our
 * files, and what reads a folder `dist`, which is where cdk8s writes.
 */
export function syncObjectOf(object: ForeignObject): SyncObject | undefined {
  const read = readSync(object);
  if (read === undefined) return undefined;
  const isOurs = hasOurLabel(object.metadata) || read.sources.some(({ value }) => readsOurs(value));
  return isOurs ? read : undefined;
}

/** Whether it reads what is the platform's: pools, reservations, tables, policies. */
export const readsInfra = ({ sources }: SyncObject): boolean =>
  sources.some(({ value }) => {
    const { exclude } = fields(value.directory);
    return !/(^|\/)workloads\/*$/.test(textOf(value.path)) && !textOf(exclude).includes('cluster.k8s.yaml');
  });

function readSync(object: ForeignObject): SyncObject | undefined {
  const { group, kind, spec } = object;
  if (group === FLUX_GROUP && kind === 'Kustomization') {
    return { object, kind, spec, path: ['spec'], sources: [{ value: spec, path: ['spec'] }] };
  }
  if (group !== ARGO_CD_GROUP) return undefined;
  if (kind === 'Application') return { object, kind, spec, path: ['spec'], sources: sourcesOf(spec, ['spec']) };
  if (kind !== 'ApplicationSet') return undefined;
  const path = ['spec', 'template', 'spec'];
  const template = fields(fields(spec.template).spec);
  return { object, kind, spec: template, path, sources: sourcesOf(template, path) };
}

/** What an Application with this spec, which stands at a path, reads: from one source or several. */
export function sourcesOf(spec: Fields, path: Path): readonly SyncSource[] {
  const many = Array.isArray(spec.sources) ? spec.sources : [];
  return [
    ...(spec.source === undefined ? [] : [{ value: fields(spec.source), path: [...path, 'source'] }]),
    ...many.map((source, i) => ({ value: fields(source), path: [...path, 'sources', i] })),
  ];
}

const hasOurLabel = ({ labels }: Fields): boolean => fields(labels)['app.kubernetes.io/managed-by'] === 'cdk8s-ipam';

const readsOurs = ({ path, directory }: Fields): boolean => {
  const { include, exclude } = fields(directory);
  return textOf(path).split('/').includes('dist') || `${textOf(include)} ${textOf(exclude)}`.includes('.k8s.yaml');
};
