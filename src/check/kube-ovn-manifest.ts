import type { Whereabouts } from '../model/problem';
import type { ForeignDocument, Path } from './foreign-document';
import { foreignText } from './foreign-text';

/** As much of a Kube-OVN object as the rules read; any of it may be missing or of another type. */
export interface KubeOvnManifest {
  readonly kind: string;
  readonly name: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The document as an object of Kube-OVN; undefined for anything else. */
export function kubeOvnManifest({ value }: ForeignDocument): KubeOvnManifest | undefined {
  const object = recordOf(value);
  if (typeof object.kind !== 'string' || !foreignText(object.apiVersion).startsWith('kubeovn.io/')) return undefined;
  const metadata = recordOf(object.metadata);
  return { kind: object.kind, name: foreignText(metadata.name ?? ''), metadata, spec: recordOf(object.spec) };
}

/** Where a key of the object stands. */
export const placeIn = (document: ForeignDocument, { kind, name }: KubeOvnManifest, path: Path): Whereabouts => ({
  identity: `${kind}/${name}`,
  file: document.file,
  line: document.lineOf(path),
});

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
