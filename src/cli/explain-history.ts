import type { HolderEntry } from '../lock/entry';
import { holderEntries, printEntry } from '../lock/entry';
import type { Explanation } from '../model/explanation';
import type { Lock } from '../model/lock';
import { partOfRun } from '../model/runs';
import { Range } from '../net/range';
import type { LockLog, LogEnd, LoggedCommit } from './lock-log';

/** What a commit did to what is explained. */
export interface HistoryEvent {
  /** Absent: it is in the file, and not committed. */
  readonly commit?: LoggedCommit;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface History {
  /** The latest first. */
  readonly events: readonly HistoryEvent[];
  readonly end: LogEnd;
}

/** More than this is nothing for people. */
const MOST_EVENTS = 20;

/** How the lines came about that something has; undefined for what has no lines of its own. */
export function historyOf(explanation: Explanation, now: Lock, log: LockLog): History | undefined {
  const view = viewOf(explanation);
  return view && walk(now, log, view);
}

/** The lines of a lock that are about something, as texts. */
type View = (lock: Lock) => readonly string[];

function walk(now: Lock, log: LockLog, view: View): History {
  const events: HistoryEvent[] = [];
  let newer: { readonly lines: readonly string[]; readonly commit?: LoggedCommit } = { lines: view(now) };
  const compare = (older: readonly string[]) => {
    const { lines, commit } = newer;
    const added = lines.filter((line) => !older.includes(line));
    const removed = older.filter((line) => !lines.includes(line));
    if (added.length + removed.length > 0) events.push({ ...(commit && { commit }), added, removed });
  };
  for (const { lock, ...commit } of log.locks()) {
    const lines = view(lock);
    compare(lines);
    newer = { lines, commit };
    if (events.length >= MOST_EVENTS) return { events, end: 'cut-off' };
  }
  if (log.end === 'complete') compare([]);
  return { events, end: log.end };
}

function viewOf(explanation: Explanation): View | undefined {
  switch (explanation.kind) {
    case 'address': {
      const range = Range.of(explanation.address);
      return linesWith((entry) => {
        if (entry.section !== 'leases' || !entry.line.range.overlaps(range)) return undefined;
        return { ...entry, line: partOfRun(entry.line, range) };
      });
    }
    case 'workload': {
      const { owner, formerly } = explanation;
      return linesWith((entry) => (entry.line.owner === owner || entry.line.owner === formerly ? entry : undefined));
    }
    case 'eip':
      return linesWith((entry) => (entry.section === 'eips' && entry.line.id === explanation.id ? entry : undefined));
    default:
      return undefined;
  }
}

const linesWith =
  (part: (entry: HolderEntry) => HolderEntry | undefined): View =>
  (lock) => {
    const lines: string[] = [];
    for (const entry of holderEntries(lock)) {
      const found = part(entry);
      if (found !== undefined) lines.push(printEntry(found));
    }
    return lines;
  };
