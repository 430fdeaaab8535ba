import { plainPath } from './acknowledgement';

/**
 * A pattern over identities, construct paths and files. `*` stands for any text without a slash, `**` for any text, and
 * `?` for one character that is no slash; between slashes `**` also stands for nothing. All else is meant as it is.
 */
export interface Glob {
  readonly text: string;
  readonly fits: (text: string) => boolean;
}

export const isGlob = (text: string): boolean => /[*?]/.test(text);

export function globOf(text: string): Glob {
  const plain = plainPath(text);
  if (!isGlob(plain)) return { text, fits: (other) => other === plain };
  const pattern = new RegExp(`^${patternOf(plain)}$`, 'su');
  return { text, fits: (other) => pattern.test(other) };
}

/** Whether one of the patterns fits one of the texts. */
export const anyFits = (globs: readonly Glob[], texts: readonly string[]): boolean =>
  globs.some((glob) => texts.some(glob.fits));

/** Stars beside each other mean what one of them means, and would only cost time. */
const patternOf = (text: string): string =>
  text
    .replace(/\*{3,}/g, '**')
    .split(/((?:\*\*\/)+|\*+|\?)/)
    .map((part, i) => (i % 2 === 0 ? part.replace(/[\\^$.|+()[\]{}]/g, '\\$&') : wildcard(part)))
    .join('');

function wildcard(part: string): string {
  if (part.endsWith('**/')) return '(?:.*\\/)?';
  if (part === '?') return '[^/]';
  return part === '*' ? '[^/]*' : '.*';
}
