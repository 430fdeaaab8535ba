import type { Address } from '../net/address';
import type { Family } from '../net/family';
import type { Block, Declarations, Lifecycle, Pin, PlaceKey, Replicas } from './declarations';
import type { Seconds } from './duration';
import type { MasqAgentSnapshot } from './masq-agent';
import type { NamespaceSnapshot } from './namespace';
import type { NodePoolSnapshot } from './node-pool';
import type { Owner, WorkloadIdentity } from './owner';
import type { Whereabouts } from './problem';
import type { Version } from './version';
import type { VpcSnapshot } from './vpc';

export type { MasqAgentSnapshot, MasqDialect } from './masq-agent';

/**
 * The whole construct tree as plain data: `declarations` is what the allocator needs; the rest is what the backends and
 * the rules need besides. The keys are those of the declarations. Every list is sorted by key.
 */
export interface Snapshot {
  readonly declarations: Declarations;
  readonly clusters: readonly ClusterSnapshot[];
  readonly subnets: readonly SubnetSnapshot[];
  readonly pools: readonly PoolSnapshot[];
  readonly vpcs: readonly VpcSnapshot[];
  readonly workloads: readonly WorkloadSnapshot[];
  readonly masqAgents: readonly MasqAgentSnapshot[];
  readonly nodePools: readonly NodePoolSnapshot[];
  readonly namespaces: readonly NamespaceSnapshot[];
}

export interface ClusterSnapshot {
  readonly name: string;
  readonly where: Whereabouts;
  readonly network: string;
  readonly backend: BackendConfig;
  readonly kubernetes: Version;
  /** Whether the API server has MutatingAdmissionPolicy: v1 from 1.36, v1beta1 where its gate was opened (1.34, 1.35). */
  readonly mutatingAdmissionPolicy?: 'v1' | 'v1beta1';
  /** The user names that create the pods of StatefulSets. */
  readonly statefulSetControllers: readonly string[];
}

export type BackendConfig = CalicoConfig | KubeOvnConfig | TkeConfig;

export interface CalicoConfig {
  readonly kind: 'calico';
  /** 3.28 … 3.33. */
  readonly version: Version;
  /** Which API holds IPPools: the native v3 CRDs, the aggregated v3 API server, or crd.projectcalico.org/v1. */
  readonly api: 'native' | 'aggregated' | 'crd';
  /** IPAMConfiguration of the living cluster, as far as it is known. */
  readonly strictAffinity?: boolean;
  readonly ipCooldownSeconds?: Seconds;
  readonly windowsNodes: boolean;
}

export interface KubeOvnConfig {
  readonly kind: 'kube-ovn';
  /** 1.13 … 1.16. */
  readonly version: Version;
  /** Whether IP objects are emitted for StatefulSets and virtual machines. */
  readonly ipObjects: boolean;
  /** The user names of kube-ovn-controller, at least one. */
  readonly accounts: readonly string[];
}

export interface TkeConfig {
  readonly kind: 'tke';
  /** The version of tke-eni-ipamd. */
  readonly ipamd: Version;
  /** How pods get an interface: shared or exclusive ENI. */
  readonly networkMode: 'tke-route-eni' | 'tke-direct-eni';
  /** Whether the cluster was made with static IP mode. */
  readonly staticIp: boolean;
  /** Whether it is a serverless cluster: no nodes of one's own, no ipamd, annotations with a prefix of their own. */
  readonly serverless?: true;
  /** Whether TKE was told not to write the CIDRs of the VPC into the ConfigMap of ip-masq-agent. Absent: unknown. */
  readonly skipAddingNonMasqueradeCidrs?: boolean;
  /** Interfaces that may be bound in the VPC. Absent: 1000. */
  readonly vpcEniQuota?: number;
  /** How ipamd is set up in the living cluster, as far as it is known. */
  readonly settings?: IpamdSettings;
}

/** What ipamd does for the whole cluster. */
export interface IpamdSettings {
  /** How long the claim of a pod outlives it. Absent: for ever. From five minutes to half a year. */
  readonly claimExpiredDuration?: Seconds;
  /** Whether deleting a workload deletes its claims (those of workloads made after it was switched on). */
  readonly cascade: boolean;
  /** Whether subnets serve only pods that nominate them. Default: any pod. */
  readonly onlyNominatedSubnets?: boolean;
}

export interface SubnetSnapshot {
  readonly key: PlaceKey;
  readonly where: Whereabouts;
  readonly cluster: string;
  /** Where its addresses are unique: the cluster's network, or that of its VPC. */
  readonly network: string;
  /** Name of the CNI's object. */
  readonly objectName: string;
  /** Whether the CNI itself gives addresses of this subnet to ordinary pods. */
  readonly isAutomatic: boolean;
  /** Whether the CNI's object is there already and is not emitted. */
  readonly isExisting: boolean;
  readonly blocks: readonly Block[];
  /** Gateways that were given; at most one per family. */
  readonly gateways: readonly Address[];
  /** Default: active. */
  readonly lifecycle?: Lifecycle;
  readonly options: SubnetOptions;
}

/** What only one backend knows of a subnet or pool. */
export interface SubnetOptions {
  readonly calico?: CalicoPoolOptions;
  readonly kubeOvn?: KubeOvnSubnetOptions;
  readonly tke?: TkeSubnetOptions;
}

export interface CalicoPoolOptions {
  /** Prefix length of a block. */
  readonly blockSize?: number;
  readonly ipipMode?: 'Never' | 'Always' | 'CrossSubnet';
  readonly vxlanMode?: 'Never' | 'Always' | 'CrossSubnet';
  readonly natOutgoing?: boolean;
  readonly disableBGPExport?: boolean;
  /** Calico selector, for automatic pools. */
  readonly nodeSelector?: string;
  /** Calico selector, for automatic pools; from 3.31. */
  readonly namespaceSelector?: string;
}

export interface KubeOvnSubnetOptions {
  readonly vpc?: string;
  readonly vlan?: string;
  readonly provider?: string;
  readonly namespaces?: readonly string[];
  readonly gatewayType?: 'distributed' | 'centralized';
  readonly gatewayNode?: string;
  readonly natOutgoing?: boolean;
  readonly isPrivate?: boolean;
  readonly enableLb?: boolean;
  /** Further fields of the Subnet's spec, as they are. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

export interface TkeSubnetOptions {
  /** The cloud's id, such as subnet-1a2b3c4d. */
  readonly id: string;
  readonly zone?: string;
}

export interface PoolSnapshot {
  readonly key: PlaceKey;
  readonly where: Whereabouts;
  readonly subnet: PlaceKey;
  /** Name of the CNI's object, where the pool has one of its own. */
  readonly objectName: string;
  readonly isExisting: boolean;
  readonly blocks: readonly Block[];
  /** Default: active. A pool of a subnet that is not has at least what that has. */
  readonly lifecycle?: Lifecycle;
  readonly options: { readonly calico?: CalicoPoolOptions };
}

export interface WorkloadSnapshot {
  readonly owner: Owner;
  readonly identity: WorkloadIdentity;
  readonly where: Whereabouts;
  readonly replicas: Replicas;
  /** The network interfaces that claim addresses, at least one: as declared, the default one first where it claims. */
  readonly interfaces: readonly InterfaceSnapshot[];
  readonly contract: AddressContract;
  readonly template: TemplateFacts;
  readonly eip?: EipSnapshot;
  readonly tke?: TkeWorkloadOptions;
}

/** One network interface of each pod of a workload. */
export interface InterfaceSnapshot {
  /** Provider key prefix of a further NIC (Kube-OVN), such as `net1.default.ovn`. Absent: the pod's default interface. */
  readonly nic?: string;
  /** The network of its pools. */
  readonly network: string;
  readonly families: readonly Family[];
  readonly pools: readonly PlaceKey[];
  /** The addresses that the user chose, of whatever family. */
  readonly pins?: readonly Pin[];
  /** A chosen MAC address, lower case, for each ordinal (Kube-OVN). */
  readonly macAddresses?: Readonly<Record<number, string>>;
}

/**
 * What the backend can promise a workload: `exact` = each identity gets the address that the lock says; `set` = any of
 * its pods takes any of its addresses; `same-name` = the backend chooses, and a pod name keeps what it got.
 */
export type AddressContract = 'exact' | 'set' | 'same-name';

/** What the rules want to know of a pod template (or pod). */
export interface TemplateFacts {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations of the workload object itself, where CNIs do not look. */
  readonly objectAnnotations: Readonly<Record<string, string>>;
  readonly hostNetwork: boolean;
  /** API group of the workload object, such as `apps`; '' of a Pod. Absent: that of Kubernetes or KubeVirt. */
  readonly apiGroup?: string;
  /** `spec.replicas` of the object itself, where it says so. */
  readonly replicas?: number;
  /**
   * Pods beyond `replicas` that a rolling update may start; 0 for `Recreate` and for StatefulSets, but those of OpenKruise,
   * which may surge and pass over ordinals.
   */
  readonly surge: number;
  /** What each container asks for besides Kubernetes' own resources, such as `tke.cloud.tencent.com/eip`. Absent: nothing. */
  readonly extendedResources?: readonly ExtendedResources[];
}

export interface ExtendedResources {
  readonly limits: Readonly<Record<string, unknown>>;
  readonly requests: Readonly<Record<string, unknown>>;
}

export type EipSnapshot = EipAttributes | EipFromInventory | EipFromPool;

export interface EipAttributes {
  readonly kind: 'attributes';
  readonly bandwidthMbps?: number;
  readonly isp?: 'BGP' | 'CMCC' | 'CTCC' | 'CUCC';
  /** Further parameters of the cloud's AllocateAddresses API, as they are. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly isRetained: boolean;
}

export interface EipFromInventory {
  readonly kind: 'inventory';
  readonly inventory: string;
  readonly isRetained: boolean;
}

/** Public addresses out of pools, by ordinal: leased like private ones, under a NIC of their own. */
export interface EipFromPool extends InterfaceSnapshot {
  readonly kind: 'pool';
  readonly nic: 'eip';
  /** Whether the policy of the workload keeps them when it is gone. */
  readonly isRetained: boolean;
  /** Where Kube-OVN translates. Absent: as its controller is set up. */
  readonly gateway?: EipGateway;
}

/** On the gateway nodes, or on the node of the pod. */
export type EipGateway = 'centralized' | 'distributed';

export interface TkeWorkloadOptions {
  /** Keep the claim of a pod that is gone: `Never` deleted, or `Immediate`ly. */
  readonly claimDeletePolicy?: 'Never' | 'Immediate';
  readonly claimExpiredDuration?: Seconds;
}
