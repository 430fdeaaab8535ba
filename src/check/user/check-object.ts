import type { Path } from '../foreign-document';
import type { ForeignObject } from '../foreign-object';
import type { CheckObject } from './check-view';

/** Where the fields of an object stand, for those that came out of a file. */
const SOURCES = new WeakMap<CheckObject, ForeignObject>();

/** An object of YAML, or of a chart, as the rules of users see it. */
export function checkObjectOf(object: ForeignObject): CheckObject {
  const { apiVersion, kind, name, namespace, value } = object;
  const where = { identity: `${kind}/${name}`, ...object.whereIs([]) };
  const view: CheckObject = { apiVersion, kind, name, namespace, value, where };
  SOURCES.set(view, object);
  return view;
}

/** Where a field of an object stands: as exactly as its file says. @param field such as `spec.ips[2]` */
export function whereIsField(object: CheckObject, field: string): CheckObject['where'] {
  const source = SOURCES.get(object);
  return { ...object.where, ...source?.whereIs(pathOf(field)), field };
}

/** `spec.ips[2]`, `metadata.annotations["a/b"]` */
export const pathOf = (field: string): Path =>
  [...field.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) =>
    index === undefined ? (quoted ?? plain ?? '') : Number(index),
  );
