import type { Whereabouts } from '../model/problem';
import type { ForeignDocument, Path } from './foreign-document';

/** A Kubernetes object out of foreign YAML, as far as Calico's rules look at it. */
export interface CalicoManifest {
  readonly document: ForeignDocument;
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly metadata: Fields;
  readonly spec: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** Undefined where the document is no Kubernetes object. */
export function manifestOf(document: ForeignDocument): CalicoManifest | undefined {
  const { apiVersion, kind, metadata, spec } = fields(document.value);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const { name } = fields(metadata);
  return {
    document,
    kind,
    group: apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '',
    name: typeof name === 'string' ? name : '',
    metadata: fields(metadata),
    spec: fields(spec),
  };
}

export const isCalicoKind = (manifest: CalicoManifest, kind: string): boolean =>
  manifest.kind === kind && (manifest.group === 'projectcalico.org' || manifest.group === 'crd.projectcalico.org');

export const placeOf = ({ document, kind, name }: CalicoManifest, path: Path): Whereabouts => ({
  identity: `${kind}/${name}`,
  file: document.file,
  line: document.lineOf(path),
});

/** Annotations with where they stand: on the object itself, and on its pod template where it has one. */
export interface AnnotationPlace {
  readonly path: Path;
  readonly annotations: Fields;
}

export const annotationPlaces = ({ metadata, spec }: CalicoManifest): readonly AnnotationPlace[] => [
  { path: ['metadata', 'annotations'], annotations: fields(metadata.annotations) },
  {
    path: ['spec', 'template', 'metadata', 'annotations'],
    annotations: fields(fields(fields(spec.template).metadata).annotations),
  },
];

export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
