import type { Declarations, Demand, WorkloadDeclaration } from '../../src/model/declarations';
import type { Holder, Lock, Tenure } from '../../src/model/lock';

/** The naive view of a lock: one entry for each address, each claim without an address, each EIP. */
export interface Entry {
  readonly section: 'leases' | 'claims' | 'eips';
  readonly network: string;
  /** The scarce thing: the address, the place, the EIP id. */
  readonly thing: string;
  readonly owner: string;
  readonly ordinal: number | undefined;
  readonly family: 4 | 6 | undefined;
  readonly nic: string | undefined;
  readonly tenure: Tenure;
}

export function censusOf(lock: Lock): Entry[] {
  const entries: Entry[] = [];
  const add = (entry: Omit<Entry, 'owner' | 'nic' | 'tenure'>, line: Holder & { readonly tenure: Tenure }) =>
    entries.push({ ...entry, owner: line.owner, nic: line.nic, tenure: line.tenure });
  for (const { name: network, leases, claims } of lock.networks) {
    for (const line of leases)
      for (const [i, address] of [...line.range.addresses()].entries()) {
        const ordinal = line.ordinals && line.ordinals.first + i;
        add({ section: 'leases', network, thing: `${address}`, ordinal, family: line.range.family }, line);
      }
    for (const line of claims)
      for (const ordinal of ordinalsOf(line))
        add({ section: 'claims', network, thing: line.place, ordinal, family: line.family }, line);
  }
  for (const line of lock.eips)
    for (const ordinal of ordinalsOf(line))
      add({ section: 'eips', network: '', thing: line.id, ordinal, family: undefined }, line);
  return entries;
}

function ordinalsOf({ ordinals }: Holder): (number | undefined)[] {
  if (!ordinals) return [undefined];
  return Array.from({ length: ordinals.last - ordinals.first + 1 }, (_, i) => ordinals.first + i);
}

export const isHeld = ({ tenure }: Entry): boolean => tenure.state === 'bound' || tenure.state === 'headroom';
export const isRetained = ({ tenure }: Entry): boolean => tenure.state === 'retained';
export const isReleasedHome = ({ tenure }: Entry): boolean => tenure.state === 'released' && !tenure.moved;
export const isHome = (entry: Entry): boolean => isRetained(entry) || isReleasedHome(entry);

/** What has one owner at a time. A claim without an address shares its place with others. */
export const thingOf = ({ section, network, thing, ...entry }: Entry): string =>
  section === 'claims'
    ? `${section} ${network} ${thing} ${entry.owner} ${entry.ordinal} ${entry.family} ${entry.nic}`
    : `${section} ${network} ${thing}`;

export const show = (entry: Entry): string =>
  `${entry.network} ${entry.thing} ${entry.owner} ${entry.ordinal ?? '-'} v${entry.family ?? '-'} ${entry.nic ?? ''} ${JSON.stringify(entry.tenure)}`;

/** One family and NIC of a workload in one section, or its EIPs: the identities that have to hold something. */
export interface Group {
  readonly section: Entry['section'];
  readonly network: string;
  readonly workload: WorkloadDeclaration;
  readonly demand: Demand | undefined;
  readonly family: 4 | 6 | undefined;
  readonly nic: string | undefined;
  /** Whether its pods are interchangeable and the lock does not number them. */
  readonly isSet: boolean;
  /** For a set 0 …, which do not reach the lock. */
  readonly bound: readonly (number | undefined)[];
  readonly headroom: readonly (number | undefined)[];
}

export function groupsOf({ workloads }: Declarations): Group[] {
  return workloads.flatMap((workload) => {
    const { network } = workload;
    const asked = workload.demands.map((demand): Group => {
      const section = demand.isAddressed ? 'leases' : 'claims';
      const { family, nic } = demand;
      return { section, network, workload, demand, family, nic, ...identitiesOf(workload, section) };
    });
    if (!workload.eips) return asked;
    const eips = {
      section: 'eips',
      network: '',
      workload,
      demand: undefined,
      family: undefined,
      nic: undefined,
    } as const;
    return [...asked, { ...eips, ...identitiesOf(workload, 'eips') }];
  });
}

function identitiesOf({ replicas }: WorkloadDeclaration, section: Entry['section']) {
  if (replicas.kind === 'one') return { isSet: false, bound: [undefined], headroom: [] };
  const start = replicas.kind === 'ordinals' ? replicas.start : 0;
  const all = Array.from({ length: Math.max(replicas.count, replicas.max) }, (_, i) => start + i);
  const isSet = replicas.kind === 'set' && section !== 'claims';
  return { isSet, bound: all.slice(0, replicas.count), headroom: all.slice(replicas.count) };
}

/** Whether an entry is of the family and NIC of a group, and of its owner. */
export const concerns = (group: Group, entry: Entry): boolean =>
  entry.section === group.section &&
  entry.network === group.network &&
  entry.owner === group.workload.owner &&
  entry.family === group.family &&
  entry.nic === group.nic;

/** The census under the new names of those who were renamed. */
export function withNewNames(entries: readonly Entry[], { workloads }: Declarations): Entry[] {
  const names = new Map(workloads.flatMap(({ owner, formerly }) => (formerly ? [[formerly, owner] as const] : [])));
  return entries.map((entry) => ({ ...entry, owner: names.get(entry.owner) ?? entry.owner }));
}
