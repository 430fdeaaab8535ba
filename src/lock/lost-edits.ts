import type { Lock } from '../model/lock';
import { ClaimIndex } from './claim-index';
import { diffLocks } from './diff';
import type { CarvedEntry, HolderEntry, LockEntry } from './entry';
import type { LockChange } from './lock-change';

/** The locks of a merge that is resolved. */
export interface ResolvedLocks {
  /** What was in the file, or one side of it. */
  readonly file: Lock;
  /** What was taken instead. */
  readonly base: Lock;
  /** What was made of the base. */
  readonly now: Lock;
}

/** Something that the file said, that no declaration says, and that is not so any more. */
export interface LostEdit {
  /**
   * What has to be repeated: `release`, `move` and `date` are edits by `lock release`, `lock move` and `lock gc`. `place`:
   * claims that the base does not know stand elsewhere now; it matters where their old addresses are in use already.
   */
  readonly kind: 'release' | 'move' | 'date' | 'place';
  /** The edit as it was made; with `place`, what has become of the line. */
  readonly change: LockChange;
}

/** What is lost when a base's lock is taken whole, in the order of the file. What the base itself has edited is not. */
export function lostEdits({ file, base, now }: ResolvedLocks): LostEdit[] {
  const places = new LostPlaces({ file, base, now });
  return diffLocks(file, now).flatMap((change): LostEdit[] => {
    if (change.kind === 'added' || change.kind === 'moved') return [];
    return change.kind === 'changed' ? places.undone(change) : places.left(change.before!);
  });
}

class LostPlaces {
  private readonly file: ClaimIndex;
  private readonly base: ClaimIndex;
  private readonly now: ClaimIndex;
  private readonly baseKeys: ReadonlySet<string>;

  constructor(private readonly locks: ResolvedLocks) {
    this.file = new ClaimIndex(locks.file);
    this.base = new ClaimIndex(locks.base);
    this.now = new ClaimIndex(locks.now);
    this.baseKeys = new Set(carvedEntries(locks.base).map(({ line }) => line.key));
  }

  /** One holder has a thing on other terms: an edit of the file is undone, or the base has one of its own. */
  undone({ before, after }: LockChange): LostEdit[] {
    const change: LockChange = { kind: 'changed', before: after!, after: before! };
    const [was, is] = [tenureOf(before!), tenureOf(after!)];
    if (was?.state === 'released' && is?.state !== 'released') {
      if (is?.state === 'retained') return [{ kind: was.since === undefined ? 'release' : 'date', change }];
      return 'moved' in was ? this.unmoved(change) : [];
    }
    const isUndated = was?.state === is?.state && sinceOf(was) !== undefined && sinceOf(is) === undefined;
    return isUndated ? [{ kind: 'date', change }] : [];
  }

  /** Shown as the way that the claims had gone, as far as the file tells. */
  private unmoved(change: LockChange): LostEdit[] {
    const here = change.before as HolderEntry;
    const moves = this.file
      .linesFor(here)
      .filter(({ other }) => isHeld(other))
      .map(({ entry, other }): LockChange => ({ kind: 'moved', before: entry, after: other }));
    return (moves.length === 0 ? [change] : moves).map((move) => ({ kind: 'move', change: move }));
  }

  /** A thing has another holder now, or none. */
  left(before: LockEntry): LostEdit[] {
    if (before.section === 'headings' || !isHeld(before)) return [];
    const changes = before.section === 'carved' ? this.recarved(before) : this.replaced(before);
    return changes.map((change) => ({ kind: 'place', change }));
  }

  private recarved(before: CarvedEntry): LockChange[] {
    if (this.baseKeys.has(before.line.key)) return [];
    const after = carvedEntries(this.locks.now).find(({ line }) => line.key === before.line.key);
    return [after ? { kind: 'moved', before, after } : { kind: 'removed', before }];
  }

  private replaced(before: HolderEntry): LockChange[] {
    if (this.base.linesFor(before).length > 0) return [];
    const lines = this.now.linesFor(before);
    if (lines.length === 0) return [{ kind: 'removed', before }];
    return lines.map(({ entry, other }) => ({ kind: 'moved', before: entry, after: other }));
  }
}

const carvedEntries = (lock: Lock): CarvedEntry[] =>
  lock.networks.flatMap(({ name: network, carved }) => carved.map((line) => ({ section: 'carved', network, line })));

const tenureOf = (entry: LockEntry) => (entry.section === 'headings' ? undefined : entry.line.tenure);

const sinceOf = (tenure: ReturnType<typeof tenureOf>) =>
  tenure !== undefined && 'since' in tenure ? tenure.since : undefined;

const isHeld = (entry: LockEntry): boolean => {
  const state = tenureOf(entry)?.state;
  return state !== undefined && state !== 'released';
};
