import { basename, dirname, resolve } from 'node:path';
import { parseLock } from '../lock/parse';
import { type Instant, instantOf } from '../model/instant';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import { git } from './git';
import { isShallow } from './shallow-clone';

/** A commit that changed the lock, on the branch that is checked out. */
export interface LoggedCommit {
  readonly commit: string;
  /** When it was committed. */
  readonly date: Instant;
  readonly author: string;
  readonly subject: string;
}

export interface LoggedLock extends LoggedCommit {
  /** Empty where the commit removed the file. */
  readonly lock: Lock;
}

/** Why the log ends where it does. */
export type LogEnd = 'complete' | 'shallow' | 'cut-off' | 'no-git';

/** So much is read at most: it is a second or two. */
const MOST_COMMITS = 200;
const MOST_BYTES = 2 ** 28;

/** The locks of the first parents of what is checked out, the latest first. They are read as they are asked for. */
export class LockLog {
  private readonly commits: readonly LoggedCommit[] | undefined;
  private readonly folder: string;
  private bytes = 0;

  constructor(private readonly file: string) {
    this.folder = dirname(resolve(file));
    this.commits = this.list();
  }

  /** Locks that are not good are passed over. */
  *locks(): Generator<LoggedLock> {
    for (const commit of this.commits?.slice(0, MOST_COMMITS) ?? []) {
      if (this.bytes > MOST_BYTES) return;
      const lock = this.lockIn(commit.commit);
      if (lock !== undefined) yield { ...commit, lock };
    }
  }

  /** To be asked when no more is read. */
  get end(): LogEnd {
    if (this.commits === undefined) return 'no-git';
    if (this.bytes > MOST_BYTES || this.commits.length > MOST_COMMITS) return 'cut-off';
    return isShallow(this.folder) ? 'shallow' : 'complete';
  }

  private list(): LoggedCommit[] | undefined {
    const place = ['HEAD', '--', basename(this.file)];
    const listing = git(this.folder, '--literal-pathspecs', 'log', ...LIST, ...place);
    if (!listing.ok) return undefined;
    return text(listing.output)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [commit = '', seconds, author = '', subject = ''] = line.split('\u001f');
        return { commit, date: instantOf(Number(seconds)), author, subject };
      });
  }

  private lockIn(commit: string): Lock | undefined {
    const blob = git(this.folder, 'cat-file', 'blob', `${commit}:./${basename(this.file)}`);
    if (!blob.ok) return EMPTY_LOCK;
    this.bytes += blob.output.length;
    const read = parseLock(text(blob.output), this.file);
    return read.ok ? read.lock : undefined;
  }
}

const LIST = ['--first-parent', `--max-count=${MOST_COMMITS + 1}`, '--format=%H%x1f%ct%x1f%an%x1f%s'];

const text = (bytes: Buffer): string => bytes.toString('utf8');
