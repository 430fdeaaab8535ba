import type { WorkloadDeclaration } from '../model/declarations';
import type { LeaseLine, NetworkLock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import type { Reclaim } from '../model/reclaim';
import { LinesByOwner } from './lines-by-owner';
import { Registry } from './registry';
import { concerns } from './request';
import type { Requests } from './requests';
import { leftBehind, settleAddresses } from './settle-addresses';
import { isUnchanged } from './unchanged';
import type { Want } from './want';

/** What the lock decides for the addresses of a network, and what is still to be placed. */
export interface Standing {
  readonly lines: readonly LeaseLine[];
  readonly wants: readonly Want[];
  readonly problems: readonly Problem[];
}

/** Gives each request the lines that the lock has for it; what nobody asks for any more is released or retained. */
export function carryOver(
  { addressed }: Requests,
  { workloads, lock }: { readonly workloads: readonly WorkloadDeclaration[]; readonly lock: NetworkLock },
): Standing {
  const registry = new Registry(lock.leases, addressed);
  const unclaimed = new LinesByOwner(lock.leases);
  const lines: LeaseLine[] = [];
  const wants: Want[] = [];
  const problems: Problem[] = [];
  for (const request of addressed) {
    const own = unclaimed.take(request.workload.owner, (line) => concerns(request, line));
    if (isUnchanged(request, own)) {
      append(lines, own);
      continue;
    }
    const settled = settleAddresses(request, own, registry);
    append(lines, settled.lines);
    append(wants, settled.wants);
    append(problems, settled.problems);
  }
  const reclaims = reclaimsOf(workloads, unclaimed.left);
  for (const [owner, left] of unclaimed.left)
    for (const line of left) lines.push(leftBehind(line, reclaims.get(owner)));
  return { lines, wants, problems };
}

/** Lists of none or one, a hundred thousand times: an iterator for each would cost more than the rest. */
function append<T>(list: T[], items: readonly T[]): void {
  for (let i = 0; i < items.length; i++) list.push(items[i]!);
}

/** The policies of the declared workloads among some owners, most of whom are gone. */
export function reclaimsOf(
  workloads: readonly WorkloadDeclaration[],
  owners: ReadonlyMap<Owner, unknown>,
): ReadonlyMap<Owner, Reclaim> {
  const reclaims = new Map<Owner, Reclaim>();
  if (owners.size === 0) return reclaims;
  for (const { owner, reclaim } of workloads) if (owners.has(owner)) reclaims.set(owner, reclaim);
  return reclaims;
}
