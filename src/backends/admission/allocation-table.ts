import type { Answer } from '../../model/answer';
import type { ClusterSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import { compareText, sortedBy, sortedByText } from '../../net/compare';
import type { TableDoors } from './cni-doors';

/** Name of the one AllocationTable of a namespace: policies can only ask for a name that they know beforehand. */
export const TABLE_NAME = 'ipam';
export const TABLE_API_VERSION = 'cdk8s-ipam.dev/v1alpha1';
export const TABLE_KIND = 'AllocationTable';

/** Spec of an AllocationTable: who may be which pod, and what that pod must say to its CNI. */
export interface AllocationTableSpec {
  /** By pod name. */
  readonly pods: Readonly<Record<string, TableEntry>>;
  /** By the name of the virtual machine, whose pods have generated names. */
  readonly virtualMachines?: Readonly<Record<string, TableEntry>>;
}

export interface TableEntry {
  /** `StatefulSet/redis`, `VirtualMachine/legacy`, or `Pod` for a bare Pod, which nobody controls. */
  readonly owner: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A namespace of a cluster. */
export interface TablePlace {
  readonly cluster: string;
  readonly namespace: string;
}

/** The table of a namespace: bound and head-room alike, so that scaling up to the maximum needs no commit. */
export function allocationTableSpec(place: TablePlace, answer: Answer, doors: TableDoors): AllocationTableSpec {
  const written = SPECS.get(answer) ?? new Map<string, AllocationTableSpec>();
  SPECS.set(answer, written);
  const key = `${place.cluster}/${place.namespace}`;
  const spec = written.get(key) ?? writeTable(place, answer, doors);
  written.set(key, spec);
  return spec;
}

/** The tables of an answer: a rule weighs them, then they are rendered. */
const SPECS = new WeakMap<Answer, Map<string, AllocationTableSpec>>();

function writeTable({ cluster, namespace }: TablePlace, answer: Answer, doors: TableDoors): AllocationTableSpec {
  const workloads = tabledWorkloads(cluster, answer).get(namespace) ?? [];
  const entries = (kinds: (workload: WorkloadSnapshot) => boolean) =>
    workloads.filter(kinds).flatMap((workload) => entriesOf(workload, answer, doors));
  const machines = entries(isVirtualMachine);
  return {
    pods: byName(entries((workload) => !isVirtualMachine(workload))),
    ...(machines.length === 0 ? {} : { virtualMachines: byName(machines) }),
  };
}

/** The namespaces of a cluster that have a table, sorted. */
export const managedNamespaces = (cluster: ClusterSnapshot, answer: Answer): readonly string[] =>
  sortedBy(tabledWorkloads(cluster.name, answer).keys(), compareText);

/** The workloads of a cluster that are in a table, by namespace. */
export const tabledWorkloads = (
  cluster: string,
  { snapshot }: Answer,
): ReadonlyMap<string, readonly WorkloadSnapshot[]> => tablesOf(snapshot).get(cluster) ?? new Map();

/** The addresses that a workload holds, for each of its ordinals: interface by interface, IPv4 before IPv6. */
export function heldAddresses(workload: WorkloadSnapshot, { view }: Answer): ReadonlyMap<number, readonly Address[]> {
  const held = new Map<number, Address[]>();
  for (const { nic, families } of workload.interfaces) {
    for (const family of sortedBy(families, (a, b) => a - b)) {
      for (const [ordinal, address] of view.addressesOf(workload.owner, family, nic)) {
        held.set(ordinal, [...(held.get(ordinal) ?? []), address]);
      }
    }
  }
  return held;
}

function entriesOf(workload: WorkloadSnapshot, answer: Answer, doors: TableDoors): readonly [string, TableEntry][] {
  const { kind, name } = workload.identity;
  const owner = kind === 'Pod' ? 'Pod' : `${kind}/${name}`;
  return [...heldAddresses(workload, answer)].map(([ordinal, addresses]) => [
    workload.replicas.kind === 'ordinals' ? `${name}-${ordinal}` : name,
    { owner, annotations: doors.tableAnnotations({ workload, ordinal, addresses }, answer) },
  ]);
}

const byName = (entries: readonly [string, TableEntry][]): Readonly<Record<string, TableEntry>> =>
  Object.fromEntries(sortedByText(entries, ([name]) => name));

const isVirtualMachine = ({ identity }: WorkloadSnapshot): boolean => identity.kind === 'VirtualMachine';

type Tables = ReadonlyMap<string, ReadonlyMap<string, readonly WorkloadSnapshot[]>>;

const TABLES = new WeakMap<Answer['snapshot'], Tables>();

/** By cluster and namespace; made once for a snapshot, since every namespace asks. */
function tablesOf(snapshot: Answer['snapshot']): Tables {
  const known = TABLES.get(snapshot);
  if (known) return known;
  const tables = new Map<string, Map<string, WorkloadSnapshot[]>>();
  for (const workload of snapshot.workloads) {
    if (workload.contract !== 'exact') continue;
    const { cluster, namespace } = workload.identity;
    const namespaces = tables.get(cluster) ?? new Map<string, WorkloadSnapshot[]>();
    tables.set(cluster, namespaces);
    const workloads = namespaces.get(namespace) ?? [];
    workloads.push(workload);
    namespaces.set(namespace, workloads);
  }
  TABLES.set(snapshot, tables);
  return tables;
}
