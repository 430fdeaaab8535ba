import { claimCount } from '../model/claim-count';
import type { EipLine, LeaseLine, Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { compareText, sortedBy } from '../net/compare';
import type { Family } from '../net/family';
import { type AllowList, allowList, type HeldEip, type HeldRange, type State } from './allow-list';
import type { PlaceMap } from './place-map';
import type { Chosen, Selection } from './selector';

/** What is one list: a pool, a workload, a namespace of a cluster, or everything. */
export type Per = 'pool' | 'workload' | 'namespace' | 'all';

export interface ExportRequest {
  readonly selection: Selection;
  readonly states: ReadonlySet<State>;
  readonly families: ReadonlySet<Family>;
  readonly per: Per;
  readonly places: PlaceMap;
}

export interface Exported {
  /** Sorted by name. */
  readonly lists: readonly AllowList[];
  /** Identities that were chosen and whose addresses the cloud decides: they are in no list. */
  readonly unaddressed: number;
}

/**
 * The lists of a lock. Whoever was chosen has a list, also where nothing of it is in a state that is wanted: to be told
 * that a list is empty now is how a firewall learns it. So has each pool that was chosen.
 */
export function allowLists(lock: Lock, request: ExportRequest): Exported {
  const drafts = new Drafts();
  const pools = chosenPools(request);
  if (request.per === 'pool') for (const name of pools) drafts.open(name);
  if (request.per === 'all') drafts.open(EVERYTHING);
  for (const { name, leases } of lock.networks) for (const line of leases) addLease(drafts, line, name, request);
  for (const line of lock.eips) addEip(drafts, line, request);
  return { lists: drafts.lists(), unaddressed: countUnaddressed(lock, request) };
}

/** The name of the list of everything. */
const EVERYTHING = 'all';

/** Lists in the making, by name. */
class Drafts {
  private readonly drafts = new Map<string, { readonly ranges: HeldRange[]; readonly eips: HeldEip[] }>();

  open(name: string) {
    const known = this.drafts.get(name);
    if (known) return known;
    const draft = { ranges: [], eips: [] };
    this.drafts.set(name, draft);
    return draft;
  }

  lists(): AllowList[] {
    return sortedBy(this.drafts, ([a], [b]) => compareText(a, b)).map(([name, draft]) => allowList(name, draft));
  }
}

function addLease(drafts: Drafts, line: LeaseLine, network: string, request: ExportRequest): void {
  const { range, owner } = line;
  const { state } = line.tenure;
  const chosen = placed({ owner, network }, line, request);
  if (!request.selection.wants(chosen)) return;
  const draft = drafts.open(nameOfList(chosen, request.per));
  if (request.states.has(state) && request.families.has(range.family)) draft.ranges.push({ range, owner, state });
}

const placed = (
  { owner, network }: { readonly owner: Owner; readonly network: string },
  { range }: LeaseLine,
  { places }: ExportRequest,
): Chosen => {
  const subnet = places.keyAt('subnet', network, range);
  const pool = places.keyAt('pool', network, range);
  return { owner, network, ...(subnet !== undefined && { subnet }), ...(pool !== undefined && { pool }) };
};

/** EIPs are in no pool: with one list for each pool, they have none. */
function addEip(drafts: Drafts, { id, owner, ordinals, tenure: { state } }: EipLine, request: ExportRequest): void {
  if (!request.selection.wants({ owner }) || request.per === 'pool') return;
  const draft = drafts.open(nameOfList({ owner }, request.per));
  if (request.states.has(state))
    draft.eips.push({ id, owner, state, ...(ordinals === undefined ? {} : { ordinal: ordinals.first }) });
}

function nameOfList({ owner, network, pool }: Chosen, per: Per): string {
  switch (per) {
    case 'pool':
      return pool ?? `${network}/no-pool`;
    case 'workload':
      return owner;
    case 'namespace':
      return owner.split('/').slice(0, 2).join('/');
    case 'all':
      return EVERYTHING;
  }
}

/** The pools that a selector means, whether anything in them is held or not. */
function chosenPools({ places: { places }, selection }: ExportRequest): string[] {
  const pools = places.filter(({ use }) => use === 'pool');
  return pools.filter(({ key, network }) => selection.wants(chosenAsPool(key, network))).map(({ key }) => key);
}

/** No owner is called like this: a pool is never chosen as the workload of somebody. */
const chosenAsPool = (key: string, network: string): Chosen => ({
  owner: `${key.split('/')[0]}/`,
  network,
  pool: key,
  subnet: key.slice(0, key.lastIndexOf('/')),
});

function countUnaddressed({ networks }: Lock, { selection, states }: ExportRequest): number {
  const chosen = networks.flatMap(({ name: network, claims }) =>
    claims.filter(({ owner, place }) => selection.wants({ owner, network, pool: place, subnet: subnetOf(place) })),
  );
  return claimCount(chosen.filter(({ tenure }) => states.has(tenure.state)));
}

const subnetOf = (place: string): string => place.split('/').slice(0, 2).join('/');
