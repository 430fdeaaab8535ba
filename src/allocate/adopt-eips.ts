import type { Declarations, WorkloadDeclaration } from '../model/declarations';
import type { EipLine } from '../model/lock';
import { nameOfUser, type ObservedEip } from '../model/observation';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { DEFAULT_QUARANTINE } from '../model/reclaim';
import { compareText, sortedBy } from '../net/compare';
import type { NotAdopted } from './adopt-problems';
import { errorOf } from './error';
import { isHeld } from './number-claims';
import { identitiesOf, nameOfHolder } from './request';

/** Which of the EIPs that were seen come into the lock. */
export interface EipsAdopted {
  /** The lines of the lock with the new ones, sorted by id. */
  readonly lines: readonly EipLine[];
  readonly adopted: readonly EipLine[];
  /** How many are in the lock already. */
  readonly known: number;
  readonly notAdopted: readonly NotAdopted[];
  /** Those of inventories that pods take which nobody declares. */
  readonly strangers: readonly ObservedEip[];
}

interface Looked {
  readonly cluster: string;
  /** Default: none. */
  readonly eips?: readonly ObservedEip[];
}

/**
 * Decides for each pod that was seen with an EIP of an id list whether it keeps that one. Ids that are in no inventory are
 * of no concern here, unless a declared workload has them.
 */
export function adoptEips(
  declarations: Declarations,
  old: readonly EipLine[],
  { cluster, eips = [] }: Looked,
): EipsAdopted {
  const find = finderOf(declarations, cluster);
  const adopted: EipLine[] = [];
  const notAdopted: NotAdopted[] = [];
  const strangers: ObservedEip[] = [];
  const stock = new Set(declarations.inventories.flatMap(({ ids }) => ids));
  const lines = new Map(old.map((line) => [line.id, line]));
  let known = 0;
  for (const seen of sortedBy(eips, (a, b) => compareText(a.id, b.id))) {
    const workload = find(seen);
    if (workload === undefined) {
      if (stock.has(seen.id)) strangers.push(seen);
      continue;
    }
    const wanted = lineOf(workload, seen);
    const verdict = judge(wanted, { workload, lines, declarations });
    if (verdict === 'known') known++;
    else if (verdict !== undefined) notAdopted.push({ request: { workload }, ...verdict });
    else {
      lines.set(wanted.id, wanted);
      adopted.push(wanted);
    }
  }
  return { lines: sortedBy(lines.values(), (a, b) => compareText(a.id, b.id)), adopted, known, notAdopted, strangers };
}

/** A pod that nobody declares has an EIP of an inventory. */
export const strangerOnEip = ({ id, user }: ObservedEip): Problem =>
  errorOf({
    rule: 'IPAM275',
    where: { identity: nameOfUser(user) },
    message: `${nameOfUser(user)} was seen with the EIP ${id} of an inventory, which is given to nobody else in this run; the next synth would.`,
    fix: 'Declare the workload with an EIP binding, or take the id out of the inventory until the pod is gone.',
  });

/** The declared workload of a pod, under its old name too. */
function finderOf({ workloads }: Declarations, cluster: string) {
  const byName = new Map<Owner, WorkloadDeclaration>();
  for (const workload of workloads) {
    if (workload.formerly !== undefined && workload.eips !== undefined) byName.set(workload.formerly, workload);
  }
  for (const workload of workloads) if (workload.eips !== undefined) byName.set(workload.owner, workload);
  return ({ user }: ObservedEip): WorkloadDeclaration | undefined => {
    if (user.kind !== 'pod' || user.workload === undefined) return undefined;
    return byName.get(`${cluster}/${user.namespace}/${user.workload.kind}/${user.workload.name}`);
  };
}

function lineOf({ owner, replicas, eips }: WorkloadDeclaration, { id, user }: ObservedEip): EipLine {
  const ordinal = user.kind === 'pod' ? user.workload?.ordinal : undefined;
  const hasOrdinal = identitiesOf(replicas).areOrdinals && ordinal !== undefined;
  return {
    id,
    owner,
    ...(hasOrdinal ? { ordinals: { first: ordinal, last: ordinal } } : {}),
    tenure: { state: 'bound', reclaim: eips!.reclaim, quarantine: DEFAULT_QUARANTINE },
  };
}

interface Context {
  readonly workload: WorkloadDeclaration;
  readonly lines: ReadonlyMap<string, EipLine>;
  readonly declarations: Declarations;
}

/** Undefined where it is adopted. */
function judge(wanted: EipLine, context: Context): 'known' | Omit<NotAdopted, 'request'> | undefined {
  const { workload, lines, declarations } = context;
  const what = describe(wanted);
  const inventory = declarations.inventories.find(({ key }) => key === workload.eips!.inventory);
  if (!inventory?.ids.includes(wanted.id))
    return { rule: 'IPAM273', text: `${what} is not in its inventory ${workload.eips!.inventory}` };
  const line = lines.get(wanted.id);
  if (line !== undefined && !isSameHolder(line, wanted))
    return { rule: 'IPAM275', text: `${what} is ${line.tenure.state} for ${nameOfHolder(line)}` };
  if (line !== undefined && isHeld(line)) return 'known';
  return beyond(wanted, context) ?? decidedElsewhere(wanted, context);
}

function beyond({ ordinals, ...wanted }: EipLine, { workload }: Context): Omit<NotAdopted, 'request'> | undefined {
  const { first, last } = identitiesOf(workload.replicas);
  if (ordinals === undefined || (first <= ordinals.first && ordinals.first <= last)) return undefined;
  const what = describe({ ...wanted, ordinals });
  return { rule: 'IPAM274', text: `${what}, which is none of ${first <= last ? `${first}..${last}` : 'no pod'}` };
}

/** Another id is held for the same pod, or for all the pods that there may be. */
function decidedElsewhere(wanted: EipLine, { workload, lines }: Context): Omit<NotAdopted, 'request'> | undefined {
  const held = [...lines.values()].filter((line) => line.owner === wanted.owner && isHeld(line));
  const { first, last } = identitiesOf(workload.replicas);
  const taken = wanted.ordinals ? held.filter((line) => isSameHolder(line, wanted)) : held;
  if (taken.length < (wanted.ordinals ? 1 : last - first + 1)) return undefined;
  return { rule: 'IPAM276', text: `${describe(wanted)} has ${taken.map(({ id }) => id).join(', ')} in the lock` };
}

const isSameHolder = (a: EipLine, b: EipLine): boolean =>
  a.owner === b.owner && a.ordinals?.first === b.ordinals?.first;

const describe = ({ id, ordinals }: EipLine): string => (ordinals ? `${id} (ordinal ${ordinals.first})` : id);
