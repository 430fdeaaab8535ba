import type { EipInventoryDeclaration, WorkloadDeclaration } from '../model/declarations';
import type { EipLine, Held, Ordinals } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { DEFAULT_QUARANTINE } from '../model/reclaim';
import { compareText, sortedBy, sortedByText } from '../net/compare';
import { counted } from '../net/counted';
import { groupedBy } from '../net/grouped-by';
import { errorOf } from './error';
import { tenureAfter } from './leave';
import { isHeld, isHome } from './number-claims';
import { type Identities, identitiesOf, nameOfHolder } from './request';
import { settle } from './settle';

export interface EipsSettled {
  /** Sorted by id. */
  readonly lines: readonly EipLine[];
  readonly problems: readonly Problem[];
}

/**
 * Binds the ids of inventories to claims: what the lock has stays, then claims take the free ids of their inventory,
 * owners and ordinals and ids in order.
 */
export function allocateEips(
  workloads: readonly WorkloadDeclaration[],
  inventories: readonly EipInventoryDeclaration[],
  old: readonly EipLine[],
): EipsSettled {
  const sorted = sortedByText(inventories, ({ key }) => key);
  const stock = new Stock(sorted, old);
  const byOwner = groupedBy(old, ({ owner }) => owner);
  const lines: EipLine[] = [];
  const problems = twiceInStock(sorted);
  const concerned = workloads.filter(({ owner, eips }) => eips || byOwner.has(owner));
  for (const workload of sortedByText(onePerOwner(concerned), ({ owner }) => owner)) {
    const own = byOwner.get(workload.owner) ?? [];
    byOwner.delete(workload.owner);
    const settled = workload.eips
      ? settleEips(workload, own, stock)
      : { lines: own.map(dropped(workload)), problems: [] };
    lines.push(...settled.lines);
    problems.push(...settled.problems);
  }
  for (const gone of byOwner.values()) lines.push(...gone.map(abandoned));
  return { lines: sortedBy(lines, (a, b) => compareText(a.id, b.id)), problems };
}

/** Of a workload in several networks the declaration that asks for EIPs. */
function onePerOwner(workloads: readonly WorkloadDeclaration[]): Iterable<WorkloadDeclaration> {
  const byOwner = new Map<Owner, WorkloadDeclaration>();
  for (const workload of workloads)
    if (workload.eips !== undefined || !byOwner.has(workload.owner)) byOwner.set(workload.owner, workload);
  return byOwner.values();
}

/** The ids of each inventory that no line of the lock has, in order. */
class Stock {
  readonly inventories: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly free: ReadonlyMap<string, string[]>;

  constructor(inventories: readonly EipInventoryDeclaration[], lines: readonly EipLine[]) {
    const taken = new Set(lines.map(({ id }) => id));
    this.inventories = new Map(inventories.map(({ key, ids }) => [key, new Set(ids)]));
    this.free = new Map(
      inventories.map(({ key, ids }) => [
        key,
        sortedBy(new Set(ids), compareText)
          .filter((id) => !taken.has(id))
          .reverse(),
      ]),
    );
  }

  take(inventory: string): string | undefined {
    return this.free.get(inventory)?.pop();
  }
}

type NumberedEip = EipLine & { readonly ordinals: Ordinals };

const cut = (line: NumberedEip, ordinals: Ordinals): NumberedEip => ({ ...line, ordinals });

function settleEips(workload: WorkloadDeclaration, own: readonly EipLine[], stock: Stock): EipsSettled {
  const { inventory, reclaim } = workload.eips!;
  const identities = identitiesOf(workload.replicas);
  const concerned = own.filter((line) => (line.ordinals !== undefined) === identities.areOrdinals);
  const numbered = identities.areOrdinals
    ? sortedBy(concerned as readonly NumberedEip[], byOrdinal)
    : ranked(concerned);
  const found = { held: numbered.filter(isHeld), homes: sortedBy(numbered.filter(isHome), byState) };
  const settled = settle(identities, found, cut);
  const fresh = settled.missing.flatMap(({ first, last }) => takeIds(workload, { first, last }, stock));
  const kept = [...settled.bound, ...settled.headroom];
  const as = (state: Held['state']) => (line: NumberedEip) =>
    unnumbered({ ...line, tenure: { state, reclaim, quarantine: DEFAULT_QUARANTINE } }, identities);
  const isBound = ({ ordinals }: NumberedEip) => ordinals.first <= identities.lastBound;
  return {
    lines: [
      ...[...settled.bound, ...fresh.filter(isBound)].map(as('bound')),
      ...[...settled.headroom, ...fresh.filter((line) => !isBound(line))].map(as('headroom')),
      ...settled.vanished.map((line) =>
        unnumbered({ ...line, tenure: tenureAfter(reclaim.onScaleDown, line.tenure as Held) }, identities),
      ),
      ...settled.empty.map((line) => unnumbered(line, identities)),
      ...numbered.filter((line) => !isHeld(line) && !isHome(line)).map((line) => unnumbered(line, identities)),
      ...own.filter((line) => !concerned.includes(line)).map(dropped(workload)),
    ],
    problems: [
      ...settled.doubled.map((line) => doubled(workload, unnumbered(line, identities))),
      ...shortages(workload, settled.missing, fresh, stock),
      ...kept
        .filter(({ id }) => !stock.inventories.get(inventory)?.has(id))
        .map((line) => notInStock(workload, unnumbered(line, identities))),
    ],
  };
}

const RANK = { bound: 0, headroom: 1, retained: 2, released: 3 } as const;

const byState = (a: EipLine, b: EipLine): number =>
  RANK[a.tenure.state] - RANK[b.tenure.state] || compareText(a.id, b.id);

const byOrdinal = (a: NumberedEip, b: NumberedEip): number =>
  a.ordinals.first - b.ordinals.first || compareText(a.id, b.id);

/** Claims without ordinals are numbered: bound, head-room, then what they may come home to. */
const ranked = (lines: readonly EipLine[]): NumberedEip[] =>
  sortedBy(lines, byState).map((line, i) => ({ ...line, ordinals: { first: i, last: i } }));

function unnumbered({ ordinals, ...line }: NumberedEip, { areOrdinals }: Identities): EipLine {
  return areOrdinals ? { ...line, ordinals } : line;
}

function takeIds({ owner, eips }: WorkloadDeclaration, { first, last }: Ordinals, stock: Stock): NumberedEip[] {
  const lines: NumberedEip[] = [];
  for (let ordinal = first; ordinal <= last; ordinal++) {
    const id = stock.take(eips!.inventory);
    if (id === undefined) return lines;
    const tenure = { state: 'bound', reclaim: eips!.reclaim, quarantine: DEFAULT_QUARANTINE } as const;
    lines.push({ id, owner, ordinals: { first: ordinal, last: ordinal }, tenure });
  }
  return lines;
}

/** The workload is declared, but asks for no EIP any more: as if it had been scaled down. */
const dropped =
  ({ reclaim, eips }: WorkloadDeclaration) =>
  (line: EipLine): EipLine =>
    isHeld(line) ? { ...line, tenure: tenureAfter((eips?.reclaim ?? reclaim).onScaleDown, line.tenure as Held) } : line;

const abandoned = (line: EipLine): EipLine => {
  const { tenure } = line;
  if (tenure.state !== 'bound' && tenure.state !== 'headroom') return line;
  return { ...line, tenure: tenureAfter(tenure.reclaim.onDelete, tenure) };
};

function twiceInStock(inventories: readonly EipInventoryDeclaration[]): Problem[] {
  const first = new Map<string, string>();
  return inventories.flatMap(({ key, where, ids }) =>
    sortedBy(new Set(ids), compareText).flatMap((id) => {
      const other = first.get(id);
      first.set(id, other ?? key);
      if (other === undefined) return [];
      return [
        errorOf({
          rule: 'IPAM211',
          where: { identity: key, ...where },
          message: `The EIP ${id} is in two inventories, ${other} and ${key}, so two workloads could be given it.`,
          fix: 'List it in one inventory only.',
        }),
      ];
    }),
  );
}

function shortages(
  { owner, where, eips }: WorkloadDeclaration,
  missing: readonly Ordinals[],
  fresh: readonly NumberedEip[],
  stock: Stock,
): Problem[] {
  const wanted = missing.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (wanted === fresh.length) return [];
  const ids = stock.inventories.get(eips!.inventory);
  const why = ids
    ? `its inventory ${eips!.inventory} (${counted(ids.size, 'id')}) has ${fresh.length} left; ids with a line in the lock, in any state, are not given to another`
    : `nobody declares the inventory ${eips!.inventory}`;
  return [
    errorOf({
      rule: ids ? 'IPAM212' : 'IPAM215',
      where: { identity: owner, ...where },
      message: `${owner} needs ${counted(wanted, 'more EIP')}, one for each replica up to its maximum, but ${why}.`,
      fix: ids
        ? 'Add ids to the inventory, lower maxReplicas, or let cdk8s-ipam lock gc remove released ids.'
        : 'Declare the inventory, or name one that is declared.',
    }),
  ];
}

const doubled = ({ owner, where }: WorkloadDeclaration, line: EipLine): Problem =>
  errorOf({
    rule: 'IPAM209',
    where: { identity: owner, ...where },
    message: `The lock gives ${nameOfHolder(line)} a second EIP, ${line.id}; two branches that were merged may have bound it twice.`,
    fix: 'Run cdk8s-ipam lock resolve --base <ref> with the branch that is deployed, or remove the line that was never deployed.',
  });

const notInStock = ({ owner, where, eips }: WorkloadDeclaration, line: EipLine): Problem =>
  errorOf({
    rule: 'IPAM213',
    where: { identity: owner, ...where },
    message: `${nameOfHolder(line)} holds the EIP ${line.id}, which is not in its inventory ${eips!.inventory}, and synth never moves a claim.`,
    fix: `Put ${line.id} back into the inventory, or run cdk8s-ipam lock move ${owner}.`,
  });
