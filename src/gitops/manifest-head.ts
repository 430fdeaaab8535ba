import { OTHER_FORM, readCanonical } from '../check/canonical-yaml';
import { type Fields, type ForeignObject, fields, textOf } from '../check/foreign-object';

/** What an object is: apiVersion, kind and metadata. */
export interface ManifestHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Fields;
}

/** The head of a document that begins with it, as ours do. Undefined for others, and for lists. */
export function headOf(text: string): ManifestHead | undefined {
  const [head] = HEAD.exec(text) ?? [];
  const value = head === undefined ? OTHER_FORM : readCanonical(head);
  if (value === OTHER_FORM) return undefined;
  const { apiVersion, kind, metadata } = fields(value);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || kind.endsWith('List')) return undefined;
  return { apiVersion, kind, metadata: fields(metadata) };
}

/** The lines to the first key behind `metadata`. */
const HEAD = /^apiVersion: .*\nkind: .*\nmetadata:\n(?: .*\n)*(?=[A-Za-z]|$)/;

interface Rest {
  /** The whole object. */
  readonly whole: () => Fields;
  readonly whereIs: ForeignObject['whereIs'];
}

/** An object of which the head is known, and the rest is read when it is asked for. */
export class UnreadObject implements ForeignObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly namespace: string;
  readonly metadata: Fields;
  readonly whereIs: ForeignObject['whereIs'];
  private readonly whole: () => Fields;

  constructor({ apiVersion, kind, metadata }: ManifestHead, { whole, whereIs }: Rest) {
    const slash = apiVersion.indexOf('/');
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.group = slash < 0 ? '' : apiVersion.slice(0, slash);
    this.name = textOf(metadata.name);
    this.namespace = textOf(metadata.namespace);
    this.metadata = metadata;
    this.whereIs = whereIs;
    this.whole = whole;
  }

  get value(): Fields {
    return this.whole();
  }

  get spec(): Fields {
    return fields(this.value.spec);
  }
}
