import type { Position } from '../model/position';
import type { Whereabouts } from '../model/problem';
import type { ForeignDocument, Path } from './foreign-document';

/** A Kubernetes object, as far as rules look at one: any field may be missing or of another type. */
export interface ForeignObject {
  readonly apiVersion: string;
  /** What stands before the `/` of apiVersion; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Empty where there is none, or it is no text. */
  readonly name: string;
  readonly namespace: string;
  /** The whole object. */
  readonly value: Fields;
  readonly metadata: Fields;
  readonly spec: Fields;
  /** Where a field stands, or a place in the text that is its value. */
  readonly whereIs: (path: Path, inText?: Position) => Whereabouts;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Undefined where the value is no Kubernetes object. */
export function foreignObject(value: unknown, whereIs: ForeignObject['whereIs']): ForeignObject | undefined {
  const object = fields(value);
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const metadata = fields(object.metadata);
  return {
    apiVersion,
    group: apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '',
    kind,
    name: textOf(metadata.name),
    namespace: textOf(metadata.namespace),
    value: object,
    metadata,
    spec: fields(object.spec),
    whereIs,
  };
}

/** The object of a YAML document. */
export const objectOf = ({ value, file, positionOf }: ForeignDocument): ForeignObject | undefined =>
  foreignObject(value, (path, inText) => ({ file, ...positionOf(path, inText) }));

/** What is one object in a cluster: two with the same are two states of it. */
export const identityOfObject = ({ group, kind, namespace, name }: ForeignObject): string =>
  [group, kind, namespace, name].join('/');

/** `IPPool partners`, `StatefulSet shop/redis`. */
export const nameOfObject = ({ kind, namespace, name }: ForeignObject): string =>
  `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;

/** A value's fields; none where it is no mapping. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** A value as text; empty where it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
