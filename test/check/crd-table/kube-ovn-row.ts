/**
 * What API servers with Kube-OVN's CRDs, and Kube-OVN's own code, answered to manifests: run on kube-apiserver 1.36.3 and
 * 1.34.4, which agree, with `util.ValidateSubnet`, `ValidateCidrConflict`, `ValidatePodNetwork` and the IPAM package of
 * Kube-OVN 1.15.24 and 1.16.2.
 */
export const VERSIONS = ['1.15.24', '1.16.2'] as const;

export type KubeOvnVersion = (typeof VERSIONS)[number];

/** a = accepted, R = refused, · = not asked. */
export type Cell = 'a' | 'R' | '·';

/** A Kubernetes object; those of Kube-OVN without their apiVersion. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly name: string };
  /** Absent: none is written. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** One line: manifests that got the same answers. */
export interface Row {
  readonly line: string;
  /** The schema of 1.15.24 and 1.16.2, then Kube-OVN's code of 1.15.24 and 1.16.2. */
  readonly cells: string;
  readonly manifests: readonly Manifest[];
  /** The same object as it was stored before: the line is about an update. */
  readonly before?: Manifest;
  /** Other objects that are there. */
  readonly others?: readonly Manifest[];
  /** What it leads to although it was accepted, and where: everywhere, where that is not said. */
  /** Why no synth can be asked about it. */
  readonly notInSynth?: string;
  readonly harm?: { readonly in?: readonly KubeOvnVersion[]; readonly what: string };
}

export interface Answers {
  readonly schema: Cell;
  readonly code: Cell;
}

export function answersOf({ cells }: Row, version: KubeOvnVersion): Answers {
  const all = cells.split(' ') as Cell[];
  if (all.length !== 4) throw new Error(`"${cells}" has not four cells`);
  const i = VERSIONS.indexOf(version);
  return { schema: all[i]!, code: all[i + 2]! };
}

/** Whether something has to be said: it is refused there, or taken and does harm. */
export function isToBeTold(row: Row, version: KubeOvnVersion): boolean {
  const { schema, code } = answersOf(row, version);
  return schema === 'R' || code === 'R' || isHarmful(row, version);
}

const isHarmful = ({ harm }: Row, version: KubeOvnVersion): boolean =>
  harm !== undefined && (harm.in ?? VERSIONS).includes(version);

export const objectOf = ({ apiVersion = 'kubeovn.io/v1', ...rest }: Manifest) => ({ apiVersion, ...rest });

type Values = Readonly<Record<string, unknown>>;

const named =
  (kind: string, usual: string) =>
  (spec: Values, name = usual): Manifest => ({ kind, metadata: { name }, spec });

export const subnet = named('Subnet', 'pods');
export const v4 = (spec: Values = {}, name?: string): Manifest => subnet({ cidrBlock: '10.66.0.0/24', ...spec }, name);
export const v6 = (spec: Values = {}, name?: string): Manifest => subnet({ cidrBlock: 'fd00:66::/64', ...spec }, name);
export const dual = (spec: Values = {}, name?: string): Manifest =>
  subnet({ cidrBlock: '10.66.0.0/24,fd00:66::/64', ...spec }, name);

export const ipPool = (spec: Values, name = 'p1'): Manifest => ({
  kind: 'IPPool',
  metadata: { name },
  spec: { subnet: 'pods', ...spec },
});

export const ip = (spec: Values, name = 'db-0.shop'): Manifest => ({
  kind: 'IP',
  metadata: { name },
  spec: { podName: 'db-0', namespace: 'shop', subnet: 'pods', podType: 'StatefulSet', ...spec },
});

export const vpc = named('Vpc', 'blue');
export const ofKind = (kind: string, spec?: Values, name = 'one'): Manifest => ({
  kind,
  metadata: { name },
  ...(spec === undefined ? {} : { spec }),
});

export const pod = (annotations: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'db', namespace: 'default', annotations },
  spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] },
});
