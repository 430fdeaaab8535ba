import { canonicalLock } from './canonical';
import { Faults } from './fault';
import { printLock } from './format';
import { type ParsedLock, parseLock, readLock } from './parse';

/**
 * Reads a lock whose lines are good but not in their only form: out of order, not joined or split as they have to be,
 * with foreign line ends, a byte order mark, spaces at line ends or other comments at the head. Anything else that is
 * wrong is a problem, as it is for `parseLock`. Nothing that the lines say is lost or changed.
 */
export function mendLock(text: string, file: string): ParsedLock {
  const strict = parseLock(text, file);
  if (strict.ok) return strict;
  const faults = new Faults(file, Number.POSITIVE_INFINITY);
  const lock = readLock(withOwnLineEnds(text), faults);
  if (!lock || !faults.areOfFormOnly) return { ok: false, problems: faults.problems };
  return parseLock(printLock(canonicalLock(lock)), file);
}

const withOwnLineEnds = (text: string): string => text.replace(/^\uFEFF/, '').replace(/[ \r]+$/gm, '');
