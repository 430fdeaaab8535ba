import { compareText, sortedBy } from '../net/compare';
import { laterOnes } from '../net/later-ones';
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

/** The first two lists, in the order of their names, that have a name in a format in common. */
export function doubledName(
  lists: readonly AllowList[],
  namesOf: (list: AllowList) => readonly string[],
): readonly [string, string] | undefined {
  const sorted = sortedBy(lists, (a, b) => compareText(a.name, b.name));
  const written = sorted.flatMap((list) => namesOf(list).map((name) => ({ name, list: list.name })));
  const [doubled] = laterOnes(written, ({ name }) => name);
  return doubled && [doubled.first.list, doubled.later.list];
}

const HASH_LENGTH = 8;

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(HASH_LENGTH, '0');
}
