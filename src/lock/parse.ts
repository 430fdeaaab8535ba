import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { Draft } from './draft';
import { Faults } from './fault';
import { HEADER, LOCK_VERSION } from './format';

/** What reading a lock gives: the lock, or all that is wrong with the text (at most about twenty problems). */
export type ParsedLock =
  | { readonly ok: true; readonly lock: Lock }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the text of a lock. It accepts exactly what `printLock` writes, so that printing the result gives the same
 * bytes; every problem names its line. `file` is only for the problems.
 */
export function parseLock(text: string, file: string): ParsedLock {
  const faults = new Faults(file);
  const lock = readLock(text, faults);
  return lock && faults.problems.length === 0 ? { ok: true, lock } : { ok: false, problems: faults.problems };
}

/** What can be read of a text in spite of the faults that it has; undefined when it is no lock at all. */
export function readLock(text: string, faults: Faults): Lock | undefined {
  if (isSpoilt(text, faults)) return undefined;
  const lines = new Lines(text);
  return readHead(lines, faults) ? readBody(lines, faults) : undefined;
}

/** Finds what makes it idle to look at single lines. */
function isSpoilt(text: string, faults: Faults): boolean {
  const marker = text.search(CONFLICT_MARKER);
  const carriageReturn = text.indexOf('\r');
  if (text.trim() === '') {
    faults.add('notALock', 1, 'The file is empty, so it is not a lock: who holds which address is lost.');
  } else if (marker >= 0) {
    const message =
      'The file has merge conflict markers, the first of them on this line: two branches changed the same place, such as one address.';
    faults.add('conflictMarkers', lineAt(text, marker), message);
  } else if (text.startsWith('\uFEFF')) {
    faults.add('foreignBytes', 1, 'The file begins with a byte order mark, which an editor has put there.');
  } else if (carriageReturn >= 0) {
    const message =
      'The line ends in CR LF, or has a CR in it; lines of a lock end in LF on every system. Git may have converted the file (core.autocrlf).';
    faults.add('foreignBytes', lineAt(text, carriageReturn), message);
  } else if (!text.endsWith('\n')) {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    const message = `The last line, "${last}", has no newline: the file was cut off, and lines may be missing.`;
    faults.add('truncated', lineAt(text, text.length), message);
  }
  return faults.problems.length > 0;
}

const CONFLICT_MARKER = /^(?:<{7} |={7}\r?$|>{7} |\|{7} )/m;

/** The number of the line in which an index of the text lies. */
const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** Reads as far as `version:`; false when the file is not a lock that this program reads. */
function readHead(lines: Lines, faults: Faults): boolean {
  const comments: string[] = [];
  let line = lines.next();
  for (; line?.startsWith('#'); line = lines.next()) comments.push(line);
  const version = /^version: (.+)$/.exec(line ?? '')?.[1];
  if (version === undefined) {
    const message = `The line "version: ${LOCK_VERSION}" is missing here${describeFound(line)}, so this is not a lock.`;
    faults.add('notALock', lines.number, message);
    return false;
  }
  if (version !== `${LOCK_VERSION}`) {
    addForeignVersion(version, lines.number, faults);
    return false;
  }
  judgeHeader(comments, faults);
  return true;
}

const describeFound = (line: string | undefined): string => (line ? ` (the file has "${line.slice(0, 60)}")` : '');

function addForeignVersion(version: string, at: number, faults: Faults): void {
  const reads = `this program reads version ${LOCK_VERSION}`;
  if (/^[0-9]+$/.test(version) && Number(version) > LOCK_VERSION)
    faults.add(
      'newerVersion',
      at,
      `The lock is of version ${version}; ${reads}, and would lose what it does not know.`,
    );
  else faults.add('notALock', at, `"version: ${version}" is not a version that any lock had; ${reads}.`);
}

function judgeHeader(comments: readonly string[], faults: Faults): void {
  const differs = Array.from({ length: Math.max(comments.length, HEADER.length) }, (_, i) => comments[i] !== HEADER[i]);
  const first = differs.indexOf(true);
  if (first < 0) return;
  const wanted = HEADER[first] === undefined ? 'nothing' : `"${HEADER[first]}"`;
  faults.add(
    'notCanonical',
    first + 1,
    `The comment at the head of the file was changed; here it has to say ${wanted}.`,
  );
}

function readBody(lines: Lines, faults: Faults): Lock {
  const draft = new Draft(faults);
  for (let line = lines.next(); line !== undefined && !faults.areTooMany; line = lines.next())
    draft.read(line, lines.number);
  return draft.finish(lines.number);
}

/** The lines of a text that ends in a newline, one at a time. */
class Lines {
  /** The number of the line that was given last, 1 …. */
  number = 0;
  private at = 0;

  constructor(private readonly text: string) {}

  next(): string | undefined {
    const end = this.text.indexOf('\n', this.at);
    if (end < 0) return undefined;
    const line = this.text.substring(this.at, end);
    this.at = end + 1;
    this.number++;
    return line;
  }
}
