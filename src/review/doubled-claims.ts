import { type HolderEntry, holderEntries, printEntry } from '../lock/entry';
import type { LockChange } from '../lock/lock-change';
import type { Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { isOnePod } from '../model/runs';
import { groupedBy } from '../net/grouped-by';
import { isHeld } from './judge-change';
import { claimantOf } from './moves';

/** Claims that hold two things at once, as the two lines: two branches have placed them apart, and git has merged both. */
export function doubledClaims(lock: Lock): LockChange[] {
  const single = [...holderEntries(lock)].filter((entry) => isHeld(entry) && isNumbered(entry));
  const owners = ownersOfSeveral(single);
  const several = single.filter(({ line }) => owners.has(line.owner));
  return [...groupedBy(several, claimantOf).values()].flatMap((entries) =>
    entries.length === 1 ? [] : doubledAmong(entries),
  );
}

/** Most owners have one line, and need no further look. */
function ownersOfSeveral(entries: readonly HolderEntry[]): ReadonlySet<Owner> {
  const seen = new Set<Owner>();
  const several = new Set<Owner>();
  for (const { line } of entries) (seen.has(line.owner) ? several : seen).add(line.owner);
  return several;
}

/** The same as problems of a lock that is looked at alone. */
export const doubledProblems = (lock: Lock, file: string): Problem[] =>
  doubledClaims(lock).map(({ before, after }) => ({
    rule: 'IPAM209',
    severity: 'error',
    where: { file, identity: (after as HolderEntry).line.owner },
    message: `One claim has two lines: "${printEntry(before!)}" and "${printEntry(after!)}". Two branches have placed it, and git has merged both.`,
    fix: 'Take the lock that is deployed whole, and let the app place again what is new: cdk8s-ipam lock resolve --base <ref>.',
  }));

const isNumbered = ({ line: { owner, ordinals } }: HolderEntry): boolean => ordinals !== undefined || isOnePod(owner);

function doubledAmong(entries: readonly HolderEntry[]): LockChange[] {
  const sorted = [...entries].sort((a, b) => firstOf(a) - firstOf(b));
  let reach = sorted[0]!;
  return sorted.slice(1).flatMap((entry): LockChange[] => {
    const isDoubled = firstOf(entry) <= lastOf(reach);
    const before = reach;
    if (lastOf(entry) > lastOf(reach)) reach = entry;
    return isDoubled ? [{ kind: 'moved', before, after: entry }] : [];
  });
}

const firstOf = ({ line }: HolderEntry): number => line.ordinals?.first ?? 0;
const lastOf = ({ line }: HolderEntry): number => line.ordinals?.last ?? 0;
