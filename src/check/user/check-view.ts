import type { Whereabouts } from '../../model/problem';
import type { Family } from '../../net/family';

/**
 * What the rules of users see: the plan and what was decided, as texts and numbers. Lists are sorted. What is added to
 * it later raises the second number of its version; nothing is taken away or changes its meaning under one first number.
 */
export interface CheckView {
  readonly version: string;
  readonly clusters: readonly ClusterView[];
  readonly subnets: readonly SubnetView[];
  readonly pools: readonly PoolView[];
  readonly workloads: readonly WorkloadView[];
  readonly reservations: readonly ReservationView[];
  readonly leases: readonly LeaseView[];
  /** The objects that are judged: those that the charts render, or those of files. */
  readonly objects: readonly CheckObject[];
}

export const VIEW_VERSION = '1.0';

export interface ClusterView {
  readonly name: string;
  readonly network: string;
  readonly backend: 'calico' | 'kube-ovn' | 'tke';
  /** Of the backend: of Calico, Kube-OVN or ipamd. */
  readonly version: string;
  readonly kubernetes: string;
  readonly where: Whereabouts;
}

export interface SubnetView {
  /** `cluster/subnet` */
  readonly key: string;
  readonly cluster: string;
  readonly network: string;
  /** Name of the CNI's object. */
  readonly objectName: string;
  /** Given or carved. */
  readonly cidrs: readonly string[];
  readonly gateways: readonly string[];
  readonly isAutomatic: boolean;
  readonly isExisting: boolean;
  readonly lifecycle: 'active' | 'draining' | 'retired';
  readonly where: Whereabouts;
}

export interface PoolView {
  /** `cluster/subnet/pool` */
  readonly key: string;
  readonly cluster: string;
  /** The key of its subnet. */
  readonly subnet: string;
  readonly network: string;
  readonly objectName: string;
  readonly cidrs: readonly string[];
  /** Addresses in it; beyond 2^53 rounded. */
  readonly size: number;
  /** Addresses in it that have a line in the lock, in any state. */
  readonly leased: number;
  readonly isExisting: boolean;
  readonly lifecycle: 'active' | 'draining' | 'retired';
  readonly where: Whereabouts;
}

export interface WorkloadView {
  /** `cluster/namespace/Kind/name` */
  readonly owner: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly replicas: number;
  /** With head-room. */
  readonly maxReplicas: number;
  /** What the backend promises: `exact`, `set` or `same-name`. */
  readonly contract: 'exact' | 'set' | 'same-name';
  readonly interfaces: readonly InterfaceView[];
  readonly hasEip: boolean;
  /** Those of the pod template. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly where: Whereabouts;
}

export interface InterfaceView {
  /** Absent: the default interface. */
  readonly nic?: string;
  readonly network: string;
  readonly families: readonly Family[];
  /** Keys. */
  readonly pools: readonly string[];
}

export interface ReservationView {
  readonly network: string;
  readonly first: string;
  readonly last: string;
  readonly reason: string;
  readonly owner?: string;
  /** The subnet or pool that it was declared for. */
  readonly within?: string;
  readonly where: Whereabouts;
}

/** A line of the lock: a run of addresses with one owner and one state. */
export interface LeaseView {
  readonly network: string;
  readonly family: Family;
  readonly first: string;
  readonly last: string;
  /** Addresses from first to last; beyond 2^53 rounded. */
  readonly count: number;
  readonly owner: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /** Of a StatefulSet. */
  readonly ordinals?: { readonly first: number; readonly last: number };
  readonly nic?: string;
  readonly state: 'bound' | 'headroom' | 'retained' | 'released';
  /** From when its time counts, of a retained or released one that has a date. */
  readonly since?: string;
  /** Key of the declared pool that it lies in. Absent: it is in none any more. */
  readonly pool?: string;
  readonly where: Whereabouts;
}

/** A Kubernetes object. */
export interface CheckObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty where there is none. */
  readonly name: string;
  readonly namespace: string;
  /** The whole of it. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly where: Whereabouts;
}
