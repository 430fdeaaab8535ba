import type { Answer } from '../../model/answer';
import type { WorkloadIdentity } from '../../model/owner';
import type { ClusterSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import type { Cidr } from '../../net/cidr';
import type { RangeSet } from '../../net/range-set';
import type { Door } from './door';

/** What admission must know of a CNI: through what a pod gets an address, and what no stranger may ask for. */
export interface CniDoors {
  /** Besides those that are guarded everywhere. */
  readonly doors: readonly Door[];
  /** CEL: the name of the place, such as a subnet, in which the annotation under `k` asks for an address; '' if unknown. */
  readonly placeOf?: (k: string) => string;
  /** The doors through which a pod passes itself off as another one. */
  readonly identityDoors?: readonly Door[];
  /** The annotations that have an item for each pod of a StatefulSet, if the CNI has any. */
  readonly ordinalLists?: OrdinalLists;
  /** User names of the CNI's own controllers, which write address annotations on running pods. */
  readonly accountsOf: (cluster: ClusterSnapshot) => readonly string[];
  readonly scopeOf: (cluster: ClusterSnapshot, answer: Answer) => GuardScope;
}

/** Lists of which the pod with ordinal n has item n, counted from 0. */
export interface OrdinalLists {
  /** Their keys: a regular expression without anchors, as those of a Door. */
  readonly keys: string;
  /** CEL: whether the value is a list, rather than the name of a pool. */
  readonly isList: (value: string) => string;
  /** CEL: how many items a list has. */
  readonly sizeOf: (list: string) => string;
}

/** A CNI that cannot tell the pods of one template apart, so that a table says what each of them is told. */
export interface TableDoors extends CniDoors {
  readonly tableAnnotations: (pod: TabledPod, answer: Answer) => Readonly<Record<string, string>>;
}

/** One identity of a workload. */
export interface TabledPod {
  readonly workload: WorkloadSnapshot;
  readonly ordinal: number;
  /** At most one per family, IPv4 first. */
  readonly addresses: readonly Address[];
}

/** Everything in a cluster that belongs to somebody. */
export interface GuardScope {
  /** By place: addresses of two places that do not know of each other may be the same. '': there is one place only. */
  readonly addresses: ReadonlyMap<Place, RangeSet>;
  /** Names of the CNI's pool objects, or of subnets that only their claimants may name. */
  readonly pools: readonly string[];
  /** CIDRs of these pools, by which some CNIs let a pod name them. */
  readonly poolCidrs?: readonly Cidr[];
  /** MAC addresses, as twelve hexadecimal digits in lower case. */
  readonly macs?: readonly string[];
  /** Ids of public addresses. */
  readonly eips?: readonly string[];
  /** StatefulSets whose pods get their addresses by their names alone. */
  readonly namedSets?: readonly WorkloadIdentity[];
  /** Virtual machines whose addresses are kept under their names. */
  readonly machines?: readonly WorkloadIdentity[];
  /** Workloads that are in no AllocationTable, and what their pods may ask for. */
  readonly grants: readonly Grant[];
}

export type Place = string;

export interface Grant {
  readonly identity: WorkloadIdentity;
  readonly addresses?: ReadonlyMap<Place, readonly Cidr[]>;
  /** Pools, MAC addresses and ids of public addresses. */
  readonly names?: readonly string[];
  /** What its template says under a key: place and value with a blank between them. Spares looking into long lists. */
  readonly says?: ReadonlyMap<string, string>;
}
