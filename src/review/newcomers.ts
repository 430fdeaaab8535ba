import { identityOf, type Owner } from '../model/owner';
import { isHeld } from './judge-change';
import type { BothCounts } from './reason-of';
import type { Transition } from './transitions';
import { type Counts, heldIn, isHeldAtAll } from './workload-counts';

/** Workloads that come with a change, to be compared with those that go. */
export interface Newcomers {
  /** The only one that holds as many as that one held, in the same cluster, of the same kind, and of its namespace or name. */
  likeOf(owner: Owner): Owner | undefined;
}

export function newcomersIn(transitions: readonly Transition[], { before, after }: BothCounts): Newcomers {
  const owners = new Set(transitions.flatMap((each) => (isHeld(each.after) ? [each.after!.line.owner] : [])));
  const bySize = new Map<string, Owner[]>();
  for (const owner of owners) {
    if (isHeldAtAll(before.of(owner)) || before.of(owner).kept > 0n) continue;
    const key = sizeKey(owner, after.of(owner));
    bySize.set(key, [...(bySize.get(key) ?? []), owner]);
  }
  return {
    likeOf(owner) {
      const alike = (bySize.get(sizeKey(owner, before.of(owner))) ?? []).filter((other) => isNear(owner, other));
      return alike.length === 1 ? alike[0] : undefined;
    },
  };
}

function sizeKey(owner: Owner, counts: Counts): string {
  const { cluster, kind } = identityOf(owner);
  return `${cluster} ${kind} ${heldIn(counts)}`;
}

function isNear(owner: Owner, other: Owner): boolean {
  const [was, is] = [identityOf(owner), identityOf(other)];
  return was.namespace === is.namespace || was.name === is.name;
}
