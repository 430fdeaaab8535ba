import { mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './running-process';

/**
 * Turns: one writer of a file at a time, also when writers are killed.
 *
 * A writer makes a folder beside the file, with its draft in it, and then gives the folder a name that only one can
 * have. Renaming onto a folder with something in it fails, so whoever succeeds has the turn:
 *
 *     ipam.lock.yaml
 *     .ipam.lock.yaml.4711@build-7-Qx3k9Z/4711@build-7-Qx3k9Z     a draft, its writer waits
 *     .ipam.lock.yaml.writer/4712@build-7-b2Rt0a                  the draft of the one who has the turn
 *
 * The draft leaves the folder to become the file, and an empty folder is nobody's. A killed writer leaves its folder
 * with its name in it: the next one sees that the process is gone and takes the folder away. It may even be wrong about
 * that. The name of a draft is unique, so whoever lost the turn finds its draft gone and writes nothing.
 */
export interface WriterTurn {
  /** Where the new text has to be written before `take`, and is found after it. */
  readonly draft: string;
  /** Gives the writer that has not finished for ten seconds; undefined when the turn is ours. */
  take(): Writer | undefined;
  /** Ends the turn, or what was made for it. */
  end(): void;
}

/** Who is writing, as far as its name can be read. */
export interface Writer {
  readonly pid: number;
  readonly host: string;
}

/** How long we wait for another writer, which needs the turn for some milliseconds. */
const PATIENCE = 10_000;
const PAUSE = 5;

/** Nobody has a turn for so long: its process was killed on another machine, or its number is another process' now. */
const LONGEST_TURN = 60_000;

/** @throws NodeJS.ErrnoException */
export function prepareTurn(path: string): WriterTurn {
  const prefix = join(dirname(path), `.${basename(path)}.`);
  removeAbandoned(prefix);
  const own = mkdtempSync(`${prefix}${process.pid}@${HOST}-`);
  const name = own.slice(prefix.length);
  const post = `${prefix}writer`;
  let draft = join(own, name);
  return {
    get draft() {
      return draft;
    },
    take() {
      const other = takePost(own, post);
      if (other === undefined) draft = join(post, name);
      return other;
    },
    end() {
      rmSync(draft, { force: true });
      removeIfEmpty(dirname(draft));
    },
  };
}

const HOST = hostname().replace(/[^A-Za-z0-9.]/g, '_');

function takePost(own: string, post: string): Writer | undefined {
  const begin = statSync(own).mtimeMs;
  for (let waited = 0; ; waited += PAUSE) {
    if (hasMoved(own, post)) return undefined;
    const writer = writerIn(post);
    if (writer === undefined) removeIfEmpty(post);
    else if (isAbandoned(writer, begin + waited)) takeAway(post, `${own}-old`);
    else if (waited >= PATIENCE) return writer;
    else Atomics.wait(SLEEP, 0, 0, PAUSE);
  }
}

const SLEEP = new Int32Array(new SharedArrayBuffer(4));

/** Whether a folder now has the name that nobody else may have. */
function hasMoved(own: string, post: string): boolean {
  try {
    renameSync(own, post);
    return true;
  } catch (failure) {
    if (IS_TAKEN.has((failure as NodeJS.ErrnoException).code!)) return false;
    throw failure;
  }
}

/** Windows says EPERM or EACCES where a folder of the name is there. */
const IS_TAKEN = new Set(['ENOTEMPTY', 'EEXIST', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])]);

interface Waiting extends Writer {
  /** Milliseconds, by the clock of the file system, as all times here: machines may differ. */
  readonly since: number;
}

/** Undefined: there is no folder, or nothing in it. */
function writerIn(folder: string): Waiting | undefined {
  try {
    const [name] = readdirSync(folder);
    return name === undefined ? undefined : { ...writerOf(name), since: statSync(folder).mtimeMs };
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure;
  }
}

const NAME = /^([1-9][0-9]*)@([A-Za-z0-9._]+)-[A-Za-z0-9]{6}$/;

/** A name that no writer has is of a process that cannot be asked about. */
function writerOf(name: string): Writer {
  const [, pid = '0', host = ''] = NAME.exec(name) ?? [];
  return { pid: Number(pid), host };
}

const isAbandoned = ({ pid, host, since }: Waiting, now: number): boolean =>
  now - since > LONGEST_TURN || (host === HOST && !isRunning(pid));

/** Another one may have been faster. */
function takeAway(post: string, aside: string): void {
  if (hasLeft(post, aside)) rmSync(aside, { recursive: true, force: true });
}

function hasLeft(post: string, aside: string): boolean {
  try {
    renameSync(post, aside);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw failure;
  }
}

/** Removes what killed writers have left beside the file. */
function removeAbandoned(prefix: string): void {
  const start = basename(prefix);
  for (const entry of readdirSync(dirname(prefix))) {
    const name = entry.startsWith(start) ? entry.slice(start.length).replace(/-old$/, '') : '';
    const { pid, host } = writerOf(name);
    const path = join(dirname(prefix), entry);
    if (pid > 0 && pid !== process.pid && host === HOST && !isRunning(pid))
      rmSync(path, { recursive: true, force: true });
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is gone, or another writer has its turn.
  }
}
