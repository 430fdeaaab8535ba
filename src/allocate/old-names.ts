import type { WorkloadDeclaration } from '../model/declarations';
import type { Holder, Lock } from '../model/lock';
import { identityOf, type Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { sortedByText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { errorOf } from './error';

export interface Renamed {
  /** The lock, with every line of an old name under the new one. */
  readonly lock: Lock;
  readonly problems: readonly Problem[];
}

/** Gives the lines of a workload's old name to the workload. */
export function takeOldNames(workloads: readonly WorkloadDeclaration[], lock: Lock): Renamed {
  const byOwner = new Map(workloads.flatMap((each) => (each.formerly === undefined ? [] : [[each.owner, each]])));
  const renamed = sortedByText(byOwner.values(), ({ owner }) => owner);
  if (renamed.length === 0) return { lock, problems: [] };
  const problems = nameProblems(renamed, workloads, lock);
  const newNames = new Map(renamed.map(({ owner, formerly }) => [formerly, owner]));
  return { lock: problems.length > 0 ? lock : withNames(lock, newNames), problems };
}

function nameProblems(
  renamed: readonly WorkloadDeclaration[],
  workloads: readonly WorkloadDeclaration[],
  lock: Lock,
): Problem[] {
  const declared = new Set(workloads.map(({ owner }) => owner));
  const inLock = ownersIn(lock);
  const claims = groupedBy(renamed, ({ formerly }) => formerly);
  return renamed.flatMap((workload) => {
    const { owner, formerly = owner } = workload;
    const others = (claims.get(formerly) ?? []).map((other) => other.owner).filter((other) => other !== owner);
    if (kindOf(formerly) !== kindOf(owner))
      return [wrongName(workload, `a ${kindOf(formerly)} and a ${kindOf(owner)} count their pods in different ways`)];
    if (declared.has(formerly)) return [wrongName(workload, `${formerly} is still declared`)];
    if (others.length > 0) return [wrongName(workload, `${others.join(', ')} says so too`)];
    const haveBoth = inLock.has(owner) && inLock.has(formerly);
    return haveBoth ? [wrongName(workload, `both have lines in the lock`)] : [];
  });
}

const kindOf = (owner: Owner): string => identityOf(owner).kind;

const wrongName = ({ owner, formerly, where }: WorkloadDeclaration, why: string): Problem =>
  errorOf({
    rule: 'IPAM207',
    where: { identity: owner, ...where },
    message: `${owner} says that it was formerly ${formerly}, but ${why}, so it is not clear whose addresses they are.`,
    fix: 'Let formerly name a workload of the same kind that is no longer declared, in one place only, and before the new name has leases of its own; else remove it.',
  });

function ownersIn({ networks, eips }: Lock): Set<Owner> {
  const owners = new Set(eips.map(({ owner }) => owner));
  for (const { leases, claims } of networks) for (const { owner } of [...leases, ...claims]) owners.add(owner);
  return owners;
}

function withNames(lock: Lock, newNames: ReadonlyMap<Owner | undefined, Owner>): Lock {
  const rename = <T extends Holder>(line: T): T => {
    const owner = newNames.get(line.owner);
    return owner === undefined ? line : { ...line, owner };
  };
  return {
    ...lock,
    networks: lock.networks.map((network) => ({
      ...network,
      leases: network.leases.map(rename),
      claims: network.claims.map(rename),
    })),
    eips: lock.eips.map(rename),
  };
}
