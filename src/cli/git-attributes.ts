/** Where git reads what it is to know about paths. */
export const ATTRIBUTES_FILE = '.gitattributes';

/** What git is to know about a path: each attribute with its value, as `git check-attr` prints them. */
export interface WantedAttributes {
  /** Relative to the folder of the .gitattributes, with `/`. A folder means everything in it. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly values: Readonly<Record<string, string>>;
}

/** The name of the diff driver. */
export const DIFF_DRIVER = 'ipam-lock';

/**
 * `merge` is set, which is git's own three-way merge: `merge=union`, which some give to all lock files, would join the
 * lines of two owners of one address without a conflict.
 */
export const lockAttributes = (path: string): WantedAttributes => ({
  path,
  isFolder: false,
  values: { text: 'set', eol: 'lf', diff: DIFF_DRIVER, merge: 'set', 'linguist-generated': 'false' },
});

export const outputAttributes = (path: string): WantedAttributes => ({
  path,
  isFolder: true,
  values: { text: 'set', eol: 'lf', 'linguist-generated': 'true' },
});

/** The line that says so: `ipam.lock.yaml text eol=lf diff=ipam-lock merge linguist-generated=false`. */
export const attributesLine = ({ path, isFolder, values }: WantedAttributes): string =>
  [patternOf(isFolder ? `${path}/**` : path, path), ...Object.entries(values).map(printAttribute)].join(' ');

const printAttribute = ([name, value]: readonly [string, string]): string =>
  value === 'set' ? name : `${name}=${value}`;

/** A path with nothing in it that gitattributes takes for a pattern, a comment or the end of the pattern. */
function patternOf(pattern: string, path: string): string {
  const literal = `${path.replace(/[\\*?[]/g, '\\$&')}${pattern.slice(path.length)}`;
  return /[\s"]|^[!#]/.test(literal) ? JSON.stringify(literal) : literal;
}

/** What puts lines at the end of a .gitattributes, where they stand above all others: with its own line ends. */
export function linesAfter(text: string, lines: readonly string[]): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return `${start}${lines.map((line) => `${line}${lineEnd}`).join('')}`;
}

/** Reads what `git check-attr` prints with -z: path, attribute and value in turn, each ended by a NUL. */
export function readAttributes(output: string): ReadonlyMap<string, string> {
  const fields = output.split('\0');
  return new Map(
    Array.from({ length: Math.floor(fields.length / 3) }, (_, i) => [fields[3 * i + 1]!, fields[3 * i + 2]!]),
  );
}
