import type { Severity } from '../../../model/problem';

/**
 * spec: what Kube-OVN's validator, controller and address management make of the objects that are put before them, as
 * plain functions of a spec. They read any data, also such as no schema would let through; what is of another type than
 * it must be is the schema's matter and is passed over here.
 */

/** What is wrong in the spec of an object, and where. */
export interface SpecFault {
  /** From the spec down, such as `['excludeIps', 2]`. */
  readonly path: readonly (string | number)[];
  /** A whole sentence. */
  readonly message: string;
  /** The versions that it is a fault in. Absent: all. */
  readonly versions?: VersionSpan;
  /** Absent: that of its rule. */
  readonly severity?: Severity;
}

/** From one version (with it) to another (without it); what is absent does not limit. */
export interface VersionSpan {
  readonly from?: string;
  readonly below?: string;
}

export type Fields = Readonly<Record<string, unknown>>;

export const fault = (path: SpecFault['path'], message: string, versions?: VersionSpan): SpecFault =>
  versions === undefined ? { path, message } : { path, message, versions };

/** The fields of an object; none where it is something else. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** A field that is a text, else the empty one: Kube-OVN makes no difference between them. */
export function textOf(spec: Fields, key: string): string {
  const value = spec[key];
  return typeof value === 'string' ? value : '';
}

/** Whether a key stands there without a value, of which another rule speaks. */
export const isBare = (spec: Fields, key: string): boolean => spec[key] === null;

/** An item of a list, with its place. */
export interface ListItem<T> {
  readonly path: SpecFault['path'];
  readonly value: T;
}

export const textsIn = (spec: Fields, key: string): readonly ListItem<string>[] =>
  itemsIn(spec, key).flatMap(({ path, value }) => (typeof value === 'string' ? { path, value } : []));

export const objectsIn = (spec: Fields, key: string): readonly ListItem<Fields>[] =>
  itemsIn(spec, key).map(({ path, value }) => ({ path, value: fieldsOf(value) }));

function itemsIn(spec: Fields, key: string): readonly ListItem<unknown>[] {
  const list = spec[key];
  return Array.isArray(list) ? list.map((value: unknown, i) => ({ path: [key, i], value })) : [];
}
