import { isAbsolute, relative } from 'node:path';

/** A path as people write it: from the working folder, where it lies below it. */
export function displayPath(path: string): string {
  const way = relative(process.cwd(), path);
  return way === '' || way.startsWith('..') || isAbsolute(way) ? path : way;
}
