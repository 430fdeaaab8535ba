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
  const lines = text.split('\n');
  if (isSpoilt(text, lines, faults)) return { ok: false, problems: faults.problems };
  const start = readHead(lines, faults);
  if (start === undefined) return { ok: false, problems: faults.problems };
  const lock = readBody(lines, start, faults);
  return faults.problems.length === 0 ? { ok: true, lock } : { ok: false, problems: faults.problems };
}

/** Finds what makes it idle to look at single lines. */
function isSpoilt(text: string, lines: readonly string[], faults: Faults): boolean {
  const marker = lines.findIndex((line) => CONFLICT_MARKER.test(line));
  if (text.trim() === '') {
    faults.add('notALock', 1, 'The file is empty, so it is not a lock: who holds which address is lost.');
  } else if (marker >= 0) {
    const message =
      'The file has merge conflict markers, the first of them on this line: two branches changed the same place, such as one address.';
    faults.add('conflictMarkers', marker + 1, message);
  } else if (text.startsWith('\uFEFF')) {
    faults.add('foreignBytes', 1, 'The file begins with a byte order mark, which an editor has put there.');
  } else if (text.includes('\r')) {
    const line = lines.findIndex((candidate) => candidate.includes('\r')) + 1;
    const message =
      'The line ends in CR LF, or has a CR in it; lines of a lock end in LF on every system. Git may have converted the file (core.autocrlf).';
    faults.add('foreignBytes', line, message);
  } else if (!text.endsWith('\n')) {
    const message = `The last line, "${lines.at(-1)}", has no newline: the file was cut off, and lines may be missing.`;
    faults.add('truncated', lines.length, message);
  }
  return faults.problems.length > 0;
}

const CONFLICT_MARKER = /^(?:<{7} |={7}$|>{7} |\|{7} )/;

/** The index of the first line after `version:`; undefined when the file is not a lock that this program reads. */
function readHead(lines: readonly string[], faults: Faults): number | undefined {
  const at = lines.findIndex((line) => !line.startsWith('#'));
  const version = /^version: (.+)$/.exec(lines[at] ?? '')?.[1];
  if (version === undefined) {
    faults.add(
      'notALock',
      at + 1,
      `The line "version: ${LOCK_VERSION}" is missing here${describeFirst(lines[at])}, so this is not a lock.`,
    );
    return undefined;
  }
  if (version !== `${LOCK_VERSION}`) {
    addForeignVersion(version, at + 1, faults);
    return undefined;
  }
  judgeHeader(lines.slice(0, at), faults);
  return at + 1;
}

const describeFirst = (line: string | undefined): string => (line ? ` (the file has "${line.slice(0, 60)}")` : '');

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

function readBody(lines: readonly string[], start: number, faults: Faults): Lock {
  const draft = new Draft(faults);
  const end = lines.length - 1;
  for (let i = start; i < end; i++) {
    draft.read(lines[i]!, i + 1);
    if (faults.areTooMany) break;
  }
  return draft.finish(end);
}
