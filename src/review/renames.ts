import { linesByOwner } from '../lock/entry';
import type { Holder, Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { sortedByText } from '../net/compare';
import { isHeld } from './judge-change';

type Renames = ReadonlyMap<Owner, Owner>;

/** The renames that the new lock has made: one that still has lines of the old name has not, and is stale. */
export function renamesMadeIn(now: Lock, renames: Renames = new Map()): Renames {
  if (renames.size === 0) return renames;
  const current = linesByOwner(now);
  return new Map([...renames].filter(([name]) => !current.has(name)));
}

/**
 * The base with the lines of renamed owners under their new names, so that they are compared with what those have now. A
 * name that has claims without an address of its own keeps them apart: there an old and a new claim could be the same.
 */
export function underNewNames(base: Lock, renames: Renames): Lock {
  if (renames.size === 0) return base;
  const claimants = new Set(base.networks.flatMap(({ claims }) => claims.map(({ owner }) => owner)));
  const rename = <L extends Holder>(line: L): L => {
    const owner = renames.get(line.owner);
    return owner === undefined ? line : { ...line, owner };
  };
  const networks = base.networks.map((network) => ({
    ...network,
    leases: network.leases.map(rename),
    claims: network.claims.map((line) => (claimants.has(renames.get(line.owner) ?? '') ? line : rename(line))),
  }));
  return { ...base, networks, eips: base.eips.map(rename) };
}

interface RenamedLocks {
  readonly base: Lock;
  readonly now: Lock;
  readonly renames: Renames;
  readonly ref: string;
}

/** For each rename by which pods of two names want one address for a while: a warning. */
export function renamesReport({ base, now, renames, ref }: RenamedLocks): Problem[] {
  if (renames.size === 0) return [];
  const old = linesByOwner(base);
  const current = linesByOwner(now);
  return sortedByText(renames, ([name]) => name)
    .filter(([name, owner]) => [old.get(name), current.get(owner)].every((lines) => lines?.some(isHeld)))
    .map(([name, owner]) => renamed(name, owner, ref));
}

const renamed = (name: Owner, owner: Owner, ref: string): Problem => ({
  rule: 'IPAM268',
  severity: 'warning',
  where: { identity: owner },
  message: `${owner} takes over the addresses that ${name} has in ${ref}: while it is rolled out, pods of both names want the same ones, and the new ones wait until the old ones are gone.`,
  fix: `Plan a short interruption, or scale ${name} down before the merge is deployed. Nothing else has to be done.`,
});
