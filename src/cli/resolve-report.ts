import { describeChange, describeChanges } from '../lock/describe-changes';
import { holderEntries } from '../lock/entry';
import { type LostEdit, lostEdits, type ResolvedLocks } from '../lock/lost-edits';
import { counted } from '../net/counted';
import type { FormerLock } from './former-locks';
import { addressChanges, LISTED } from './lock-summary';
import { reportLostEdits } from './lost-edits-report';

/** The lock that was taken, and the one that was made of it. */
type TakenLocks = Omit<ResolvedLocks, 'file'>;

/** How many lines were taken, and what the app has changed in them. */
export function describePlaced(beginning: string, { base, now }: TakenLocks): string[] {
  const count = [...holderEntries(base)].length;
  const taken = `${beginning}: ${counted(count, 'line')}`;
  const changes = addressChanges(base, now);
  if (changes.length === 0) return [`${taken}. The app changes nothing in it.`];
  return [`${taken}, and what the app changes in it:`, ...describeChanges(changes, LISTED).map((line) => `  ${line}`)];
}

/** What the file said before and is lost, as far as it can be told. */
export function reportLosses(former: readonly FormerLock[], locks: TakenLocks): string[] {
  const edits = former.flatMap(({ lock }) => (lock === undefined ? [] : lostEdits({ ...locks, file: lock })));
  const note = former.length > 1 ? ['', ...ABOUT_SIDES] : [];
  const unread = former.flatMap(({ name, why }) => (why === undefined ? [] : [unreadable(name, why)]));
  return [...note, ...unread.flatMap((line) => ['', line]), ...reportLostEdits(distinct(edits), locks.now)];
}

const ABOUT_SIDES = [
  'The file had conflict markers. What is lost is told from its two sides as git has left them, which may not be all:',
  '`git log -p` of your branch shows each edit of the lock.',
];

const unreadable = (name: string, why: string): string =>
  `What is lost of ${name} cannot be listed, because it is no good lock (${why}) Look at \`git log -p\` of your branch.`;

/** Both sides of a conflict have what git could merge. */
const distinct = (edits: readonly LostEdit[]): LostEdit[] => [
  ...new Map(edits.map((edit) => [`${edit.kind} ${describeChange(edit.change)}`, edit])).values(),
];
