import { holderEntries, linesByOwner } from '../lock/entry';
import type { Holder, Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { sortedByText } from '../net/compare';
import { isHeld } from './judge-change';

/**
 * The base with the lines of renamed owners under their new names, so that they are compared with what those have now. A
 * name that has claims without an address of its own keeps them apart: there an old and a new claim could be the same.
 */
export function underNewNames(base: Lock, renames: ReadonlyMap<Owner, Owner> | undefined): Lock {
  if (renames === undefined || renames.size === 0) return base;
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

/** For each rename by which pods of two names want one address for a while: a warning. */
export function renamesReport(
  base: Lock,
  now: Lock,
  renames: ReadonlyMap<Owner, Owner> | undefined,
  ref: string,
): Problem[] {
  if (renames === undefined || renames.size === 0) return [];
  const old = linesByOwner(base);
  const current = new Set([...holderEntries(now)].filter(isHeld).map(({ line }) => line.owner));
  return sortedByText(renames, ([name]) => name)
    .filter(([name, owner]) => current.has(owner) && (old.get(name) ?? []).some(isHeld))
    .map(([name, owner]) => renamed(name, owner, ref));
}

const renamed = (name: Owner, owner: Owner, ref: string): Problem => ({
  rule: 'IPAM268',
  severity: 'warning',
  where: { identity: owner },
  message: `${owner} takes over the addresses that ${name} has in ${ref}: while it is rolled out, pods of both names want the same ones, and the new ones wait until the old ones are gone.`,
  fix: `Plan a short interruption, or scale ${name} down before the merge is deployed. Nothing else has to be done.`,
});
