/**
 * What API servers with Calico's CRDs, and Calico's own code, answered to manifests: run on kube-apiserver 1.36.3 and
 * 1.34.4, which agree. `c` = group crd.projectcalico.org/v1, `n` = projectcalico.org/v3 as CRDs, with the version.
 */
export const COLUMNS = ['c31', 'c32', 'n32', 'c33', 'n33'] as const;

export type Column = (typeof COLUMNS)[number];

/** a = accepted, R = refused, · = not applicable or not asked. */
export type Cell = 'a' | 'R' | '·';

/** A Kubernetes object without its apiVersion, which is that of the column. */
export interface Manifest {
  readonly kind: 'IPPool' | 'IPReservation' | 'IPAM';
  readonly metadata: Readonly<Record<string, unknown>> & { readonly name: string };
  /** Absent: none is written. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** One line: manifests that got the same answers. */
export interface Row {
  readonly line: string;
  /** Of c31 c32 n32 c33 n33, then V = Calico's validator 3.32.1 alone, C = clientv3 3.32.1 (calicoctl, the API server). */
  readonly cells: string;
  readonly manifests: readonly Manifest[];
  /** The same object as it was stored before: the line is about an update. */
  readonly before?: Manifest;
  /** Other objects that are there. */
  readonly others?: readonly Manifest[];
  /** Objects that were there, and are not any more. */
  readonly gone?: readonly Manifest[];
  /** What it leads to although it was accepted, and where. */
  readonly harm?: { readonly in: readonly Column[]; readonly what: string };
  /** Where clientv3 of another version answers otherwise than C. */
  readonly clientv3?: { readonly v31?: Cell; readonly v33?: Cell };
  /** Columns in which nothing is said although V or C, which are 3.32, refuse it. */
  readonly quiet?: { readonly in: readonly Column[]; readonly why: string };
  /** Why no API server can be asked about it, or no synth. */
  readonly notOnServer?: string;
  readonly notInSynth?: string;
}

export interface Answers {
  readonly columns: Readonly<Record<Column, Cell>>;
  readonly validator: Cell;
  readonly clientv3: Readonly<Record<'v31' | 'v32' | 'v33', Cell>>;
}

export function answersOf({ cells, clientv3 = {} }: Row): Answers {
  const [c31, c32, n32, c33, n33, validator, client] = cells.split(' ') as Cell[];
  if (client === undefined) throw new Error(`"${cells}" has not seven cells`);
  return {
    columns: { c31: c31!, c32: c32!, n32: n32!, c33: c33!, n33: n33! },
    validator: validator!,
    clientv3: { v31: clientv3.v31 ?? client, v32: client, v33: clientv3.v33 ?? client },
  };
}

/** Whether everybody takes it, and it does no harm. */
export function isGood(row: Row): boolean {
  const { columns, validator, clientv3 } = answersOf(row);
  return row.harm === undefined && ![...Object.values(columns), validator, ...Object.values(clientv3)].includes('R');
}

/** The object as it is written for a column. */
export function objectFor(column: Column | 'aggregated', { kind, ...rest }: Manifest) {
  const isStored = column.startsWith('c');
  return {
    apiVersion: isStored ? 'crd.projectcalico.org/v1' : 'projectcalico.org/v3',
    kind: kind === 'IPAM' ? (isStored ? 'IPAMConfig' : 'IPAMConfiguration') : kind,
    ...rest,
  };
}

/** What a line is about is one field; the rest of a pool is as harmless as can be. */
export const pool = (spec: Readonly<Record<string, unknown>>, name = 'p1'): Manifest => ({
  kind: 'IPPool',
  metadata: { name },
  spec: without({ ipipMode: 'Never', vxlanMode: 'Never', nodeSelector: 'all()', allowedUses: ['Workload'], ...spec }),
});

export const reservation = (...reservedCIDRs: readonly string[]): Manifest => ({
  kind: 'IPReservation',
  metadata: { name: 'r1' },
  spec: { reservedCIDRs },
});

export const ipam = (spec: Readonly<Record<string, unknown>>, name = 'default'): Manifest => ({
  kind: 'IPAM',
  metadata: { name },
  spec: without({ strictAffinity: true, autoAllocateBlocks: true, ...spec }),
});

/** A field that is said to be undefined is not there. */
const without = (spec: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));
