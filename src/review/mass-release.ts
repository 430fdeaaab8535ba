import { type HolderEntry, holderEntries } from '../lock/entry';
import type { LockChange } from '../lock/lock-change';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { compareBigint, compareText, sortedBy } from '../net/compare';
import { isHeld } from './judge-change';
import { listed } from './listed';
import { departure, type Move, sizeOf } from './moves';

/** More than so many are a mass release in any lock. */
const MANY = 100n;

/** In a small lock, so many are one where they are more than the share of what is held. */
const SOME = 10n;

/** One part in four. */
const SHARE = 4n;

/** By owner, how many claims are no longer held and hold nothing else. */
export function givenUpEntries(changes: readonly LockChange[], moves: readonly Move[]): ReadonlyMap<string, bigint> {
  const counts = new Map<string, bigint>();
  const add = ({ line: { owner } }: HolderEntry, size: bigint) => counts.set(owner, (counts.get(owner) ?? 0n) + size);
  for (const change of changes) for (const entry of departure(change)) add(entry, sizeOf(entry));
  for (const { before } of moves) add(before, -sizeOf(before));
  return new Map([...counts].filter(([, count]) => count > 0n));
}

/** How many claims a lock holds something for. */
export const holdsOf = (lock: Lock): bigint =>
  [...holderEntries(lock)].filter(isHeld).reduce((sum, entry) => sum + sizeOf(entry), 0n);

interface Losses {
  readonly givenUp: ReadonlyMap<string, bigint>;
  readonly held: bigint;
  readonly ref: string;
}

/** A warning where so much is given up at once that a mistake is likely, such as a chart that is no longer built. */
export function massRelease({ givenUp, held, ref }: Losses): Problem[] {
  const sum = [...givenUp.values()].reduce((total, count) => total + count, 0n);
  if (sum <= MANY && (sum < SOME || sum * SHARE <= held)) return [];
  const owners = sortedBy(givenUp, ([a, m], [b, n]) => compareBigint(n, m) || compareText(a, b));
  return [
    {
      rule: 'IPAM265',
      severity: 'warning',
      where: owners.length === 1 ? { identity: owners[0]![0] } : {},
      message: `${sum} of the ${held} addresses and claims that are held in ${ref} are given up: ${listed(owners, ([owner, count]) => `${owner} (${count})`)}.`,
      fix: 'Look whether these workloads are gone on purpose: a chart that is no longer built, or another name of a cluster or namespace, looks the same. Until the end of the quarantine they come back to their addresses when they are declared again.',
    },
  ];
}
