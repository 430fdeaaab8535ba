import { realpathSync, statSync, writeFileSync } from 'node:fs';
import { replaceFile, targetAt } from './atomic-write';

/**
 * Writes a text to the file that somebody has named, behind symbolic links too. Readers of an ordinary file see the old
 * text or the new one; a pipe or a device, such as /dev/stdout, stays what it is.
 *
 * @returns why nothing was written; undefined where it was
 */
export function writeNamedFile(path: string, text: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return 'it is a folder';
    const isReplaceable = stats?.isFile() ?? targetAt(path).kind === 'none';
    if (isReplaceable) return replaceWhole(stats === undefined ? path : realpathSync(path), text);
    writeFileSync(path, text);
    return undefined;
  } catch (failure) {
    return (failure as Error).message;
  }
}

function replaceWhole(path: string, text: string): string | undefined {
  const { kind } = replaceFile(path, text, { confirm: () => true, undo: () => undefined });
  return kind === 'done' ? undefined : 'another program is writing it';
}
