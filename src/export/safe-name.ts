import { compareText, sortedBy } from '../net/compare';
import type { AllowList } from './allow-list';

/** How a format writes the names of its lists. */
export interface Dialect {
  /** What stands for each character that is not allowed. */
  readonly safe: (name: string) => string;
  /** Between the prefix and the name of the list. */
  readonly separator: string;
  readonly longest: number;
}

/** Identifiers of HCL and names of sets in nftables: letters, digits and underscores. */
export const IDENTIFIER: Dialect = {
  safe: (name) => name.replace(/[^A-Za-z0-9_]/g, '_'),
  separator: '_',
  longest: 200,
};

/** Names of Kubernetes objects: DNS subdomains. A slash becomes a dot, which neither clusters nor namespaces have. */
export const DNS_SUBDOMAIN: Dialect = {
  safe: (name) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9./-]/g, '-')
      .split(/[./]/)
      .map((label) => label.replace(/^-+|-+$/g, '') || 'x')
      .join('.'),
  separator: '-',
  longest: 253,
};

/** The value of a Kubernetes label. */
export const LABEL_VALUE: Dialect = {
  safe: (name) => name.replace(/[^A-Za-z0-9._-]/g, '.'),
  separator: '.',
  longest: 63,
};

/** The name of a list in a dialect. A long one is cut, and ends in a hash of what it was. */
export function safeName(dialect: Dialect, ...parts: readonly string[]): string {
  const name = parts.map(dialect.safe).join(dialect.separator);
  if (name.length <= dialect.longest) return name;
  const beginning = name.slice(0, dialect.longest - HASH_LENGTH - 1).replace(/[^A-Za-z0-9]+$/, '');
  return `${beginning}${dialect.separator}${hashText(parts.join('/'))}`;
}

/** The names of two lists, the first of which in the order of names, that a format writes in the same way. */
export function doubledName(
  lists: readonly AllowList[],
  namesOf: (list: AllowList) => readonly string[],
): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const list of sortedBy(lists, (a, b) => compareText(a.name, b.name)))
    for (const written of namesOf(list)) {
      const other = seen.get(written);
      if (other !== undefined) return [other, list.name];
      seen.set(written, list.name);
    }
  return undefined;
}

const HASH_LENGTH = 8;

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(HASH_LENGTH, '0');
}
