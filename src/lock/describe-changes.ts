import { type LockEntry, printEntry } from './entry';
import { printHolder } from './holding-text';
import type { LockChange } from './lock-change';
import { printRange } from './range-text';
import { printTerms } from './tenure-text';

/**
 * Changes as lines of text, at most `limit` and one more that counts the rest:
 *
 *     + 10.64.3.8..10.64.3.9 prod/shop/StatefulSet/redis 8..9 (bound)
 *     ~ 10.64.3.4 prod/shop/StatefulSet/redis 4 (headroom -> bound)
 *     > 10.64.3.4 -> 10.64.3.20 prod/shop/StatefulSet/redis 4 (moved)
 *     - 10.64.3.5 prod/shop/Pod/x (released)
 */
export function describeChanges(changes: readonly LockChange[], limit: number): string[] {
  const shown = changes.slice(0, limit).map(describeChange);
  const rest = changes.length - shown.length;
  return rest > 0 ? [...shown, `… and ${rest} more`] : shown;
}

export function describeChange({ kind, before, after }: LockChange): string {
  const now = (after ?? before)!;
  const old = before ?? now;
  switch (kind) {
    case 'added':
      return `+ ${thing(now)}${inBrackets(state(now))}`;
    case 'removed':
      return `- ${thing(old)}${inBrackets(state(old))}`;
    case 'moved':
      return `> ${subject(old)} -> ${thing(now)} (moved)`;
    case 'changed':
      return `~ ${thing(now)}${inBrackets(`${stateBeside(old, now)} -> ${stateBeside(now, old)}`)}`;
    case 'reowned':
      return `~ ${subject(now)} ${holder(old)}${inBrackets(state(old))} -> ${holder(now)}${inBrackets(state(now))}`;
  }
}

const thing = (entry: LockEntry): string => `${subject(entry)} ${holder(entry)}`.trim();

/** What there is one of: address, CIDR, EIP, or a claim's place. */
function subject(entry: LockEntry): string {
  switch (entry.section) {
    case 'leases':
      return printRange(entry.line.range);
    case 'carved':
      return `${entry.line.cidr}`;
    case 'claims':
      return entry.line.place;
    case 'eips':
      return entry.line.id;
    case 'headings':
      return printEntry(entry);
  }
}

function holder(entry: LockEntry): string {
  if (entry.section === 'headings') return 'heading';
  return entry.section === 'carved' ? `${entry.line.use} ${entry.line.key}` : printHolder(entry.line);
}

const state = (entry: LockEntry): string => (entry.section === 'headings' ? '' : entry.line.tenure.state);

/** The state, with its terms where the other line has the same state. */
function stateBeside(entry: LockEntry, other: LockEntry): string {
  if (entry.section === 'headings' || state(entry) !== state(other)) return state(entry);
  const { tenure } = entry.line;
  return entry.section === 'carved' && tenure.state === 'bound' ? 'bound' : `${tenure.state}${termsOf(entry)}`;
}

function termsOf(entry: Exclude<LockEntry, { section: 'headings' }>): string {
  const { tenure } = entry.line;
  return 'quarantine' in tenure ? printTerms(tenure) : '';
}

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);
