/**
 * An address that was seen in use in a living cluster. Plain JSON, because it is read by a command and judged in the app.
 */
export interface Observation {
  /** Canonical text. */
  readonly address: string;
  readonly user: AddressUser;
  readonly evidence: Evidence;
  /** The network interface, where it is not the pod's default one. */
  readonly nic?: string;
  /** The CNI's own name of the subnet that it is in, where the CNI has said so. */
  readonly subnet?: string;
  /** The file that says so. */
  readonly file: string;
}

/** A public address that a pod was seen with, by its id. Plain JSON. */
export interface ObservedEip {
  readonly id: string;
  readonly user: AddressUser;
  /** The file that says so. */
  readonly file: string;
}

/** Who uses an address: a pod, or something else that only a text can name, such as the tunnel of a node. */
export type AddressUser =
  | {
      readonly kind: 'pod';
      readonly namespace: string;
      readonly pod: string;
      /** Absent: only the name of the pod is known. */
      readonly workload?: ObservedWorkload;
    }
  | { readonly kind: 'other'; readonly text: string };

/** The workload of a pod, and which of its pods it is, where they are counted. */
export interface ObservedWorkload {
  readonly kind: string;
  readonly name: string;
  readonly ordinal?: number;
}

/** What says that an address is in use. A pod that runs is believed before records about it. */
export type Evidence = 'pod' | 'terminating pod' | 'IP object' | 'IPAM block';

/** The most believable first. */
export const EVIDENCE: readonly Evidence[] = ['pod', 'terminating pod', 'IP object', 'IPAM block'];

/** `shop/StatefulSet/redis 2`, `kube-system/Pod/coredns-1`, or what else it is. */
export function nameOfUser(user: AddressUser): string {
  if (user.kind === 'other') return user.text;
  const { namespace, pod, workload } = user;
  if (workload?.ordinal === undefined) return `${namespace}/Pod/${pod}`;
  return `${namespace}/${workload.kind}/${workload.name} ${workload.ordinal}`;
}
