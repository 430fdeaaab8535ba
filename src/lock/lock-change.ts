import { type LockEntry, printEntry } from './entry';

/** One difference between two locks, on the addresses (ordinals, CIDR, EIP) on which each is of one mind. */
export interface LockChange {
  /**
   * `added`, `removed`: only one lock has it. `changed`: same holder, other state or terms. `reowned`: another holder.
   * `moved`: a claim that has left `before` for `after`; what became of `before` is a change of its own.
   */
  readonly kind: 'added' | 'removed' | 'changed' | 'reowned' | 'moved';
  /** The line before, cut to what has changed. Absent when added. */
  readonly before?: LockEntry;
  /** The line after, cut to what has changed. Absent when removed. */
  readonly after?: LockEntry;
}

/** The change from one line to another for the same thing: one, or none when the lines are the same. */
export function changeOf(before: LockEntry | undefined, after: LockEntry | undefined): LockChange[] {
  if (!before) return after ? [{ kind: 'added', after }] : [];
  if (!after) return [{ kind: 'removed', before }];
  if (printEntry(before) === printEntry(after)) return [];
  return [{ kind: holderOf(before) === holderOf(after) ? 'changed' : 'reowned', before, after }];
}

/** Who holds a line, as text: its owner with ordinals and NIC, or the place that a CIDR was carved for. */
function holderOf(entry: LockEntry): string {
  if (entry.section === 'headings') return '';
  if (entry.section === 'carved') return entry.line.key;
  const { owner, ordinals, nic } = entry.line;
  return `${owner} ${ordinals?.first ?? ''} ${nic ?? ''}`;
}
