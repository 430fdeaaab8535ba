import type { Lock } from '../../model/lock';
import type { Owner } from '../../model/owner';
import { sortedByText } from '../../net/compare';
import type { Range } from '../../net/range';
import { RangeSet } from '../../net/range-set';
import { mayRun } from '../leases';
import type { DerivedChange } from '../review';
import { cidrDifference } from './cidr-difference';

interface Locks {
  readonly base: Lock;
  readonly head: Lock;
  /** Former names of owners, and what they are called now. */
  readonly renames: ReadonlyMap<Owner, Owner>;
}

/** What an allow-list of each workload has more and less from now on: addresses that its pods may run with. */
export function allowListChanges({ base, head, renames }: Locks): readonly DerivedChange[] {
  const before = rangesByOwner(base, renames);
  const after = rangesByOwner(head, new Map());
  const owners = sortedByText(new Set([...before.keys(), ...after.keys()]), (owner) => owner);
  return owners.flatMap((owner) => {
    const [old, now] = [before.get(owner) ?? [], after.get(owner) ?? []];
    const difference = isSame(old, now) ? undefined : cidrDifference(RangeSet.from(old), RangeSet.from(now));
    return difference === undefined ? [] : [{ of: 'allow-list', where: owner, ...difference }];
  });
}

function rangesByOwner({ networks }: Lock, renames: Locks['renames']): ReadonlyMap<Owner, readonly Range[]> {
  const ranges = new Map<Owner, Range[]>();
  for (const line of networks.flatMap(({ leases }) => leases)) {
    if (!mayRun(line)) continue;
    const owner = renames.get(line.owner) ?? line.owner;
    const own = ranges.get(owner);
    if (own) own.push(line.range);
    else ranges.set(owner, [line.range]);
  }
  return ranges;
}

const isSame = (one: readonly Range[], other: readonly Range[]): boolean =>
  one.length === other.length && one.every((range, i) => range.equals(other[i]!));
