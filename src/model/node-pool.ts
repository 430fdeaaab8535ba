import type { Whereabouts } from './problem';

/** Nodes of one kind, as many as a cluster has or may have: what a backend counts capacity by. */
export interface NodePoolSnapshot {
  readonly cluster: string;
  readonly name: string;
  readonly where: Whereabouts;
  /** Availability zone. Absent: unknown. */
  readonly zone?: string;
  /** The most nodes that it has. */
  readonly count: number;
  /** The cloud's name of the machine, such as `SA2.LARGE8`. */
  readonly instanceType?: string;
  /** vCPUs of a node. */
  readonly cpus?: number;
  /** Network interfaces that a node may have, the primary one included. */
  readonly interfaces?: number;
  /** Private IPv4 addresses of one interface, its primary one included. */
  readonly ipsPerInterface?: number;
  /** Pods with an address of the CNI that a node may have. */
  readonly podLimit?: number;
  /** The cloud's id of the subnet in which the nodes have their own addresses. */
  readonly subnetId?: string;
}
