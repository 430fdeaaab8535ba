import { canonicalClaims } from '../model/canonical-claims';
import { canonicalLeases } from '../model/canonical-leases';
import type { Holder, Lock, NetworkLock } from '../model/lock';
import { sortedByText } from '../net/compare';

/** A lock with the lines of some as another lock has them. */
export function withLinesOf(from: Lock, isMeant: (line: Holder) => boolean, lock: Lock): Lock {
  const mixed = <T extends Holder>(theirs: readonly T[], ours: readonly T[]): T[] => [
    ...theirs.filter(isMeant),
    ...ours.filter((line) => !isMeant(line)),
  ];
  const networks = lock.networks.map((network): NetworkLock => {
    const theirs = from.networks.find(({ name }) => name === network.name);
    return {
      ...network,
      leases: canonicalLeases(mixed(theirs?.leases ?? [], network.leases), network.headings),
      claims: canonicalClaims(mixed(theirs?.claims ?? [], network.claims)),
    };
  });
  return { ...lock, networks, eips: sortedByText(mixed(from.eips, lock.eips), ({ id }) => id) };
}
