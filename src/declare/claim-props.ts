import type { Contiguity } from '../model/declarations';
import type { Pool } from './pool';
import type { ReclaimPolicy } from './reclaim-policy';

/** What a workload may say about the addresses that it claims, however it is declared. */
export interface ClaimProps {
  /**
   * Head-room: the most replicas that it may be scaled to. Their addresses are held from the start, so that scaling up
   * needs no commit and rolls no pod.
   *
   * @default the replicas (for a Deployment: and those that a rolling update may start besides)
   */
  readonly maxReplicas?: number;
  /**
   * Addresses chosen by hand, by ordinal; for dual stack a list of one IPv4 and one IPv6 address. A bare Pod or virtual
   * machine is ordinal 0.
   *
   * @default the allocator chooses
   */
  readonly addresses?: Readonly<Record<number, string | readonly string[]>>;
  /**
   * What happens to addresses on scale-down and when the workload is gone.
   *
   * @default ReclaimPolicy.release()
   */
  readonly reclaim?: ReclaimPolicy;
  /**
   * How the addresses should lie: `required` = one aligned block or refused, `preferred` = one block where there is one,
   * `none` = anywhere.
   *
   * @default 'preferred'
   */
  readonly contiguity?: Contiguity;
  /**
   * The identity that it had before it was renamed, `namespace/Kind/name`: it takes over the leases.
   *
   * @default none
   */
  readonly formerly?: string;
  /**
   * The network interface, where it is not the pod's default one: on Kube-OVN the provider, such as `net1.default.ovn`.
   *
   * @default the default interface
   */
  readonly nic?: string;
  /**
   * Further network interfaces that take addresses, for pods with several networks.
   *
   * @default none
   */
  readonly interfaces?: readonly InterfaceClaimProps[];
  /** What only TKE knows of a workload. @default none */
  readonly tke?: TkeClaimProps;
  /**
   * MAC addresses by ordinal, on Kube-OVN for bare Pods and virtual machines.
   *
   * @default the CNI chooses
   */
  readonly macAddresses?: Readonly<Record<number, string>>;
}

/** What one further network interface of each pod claims. */
export interface InterfaceClaimProps {
  /** The interface: on Kube-OVN the provider of its subnet, such as `net1.default.ovn`. */
  readonly nic: string;
  /** The pools that its addresses come from, in order of preference; of the cluster of the workload. */
  readonly pools: readonly Pool[];
  /**
   * Addresses chosen by hand, by ordinal, as for the default interface.
   *
   * @default the allocator chooses
   */
  readonly addresses?: Readonly<Record<number, string | readonly string[]>>;
  /**
   * MAC addresses by ordinal, on Kube-OVN for bare Pods and virtual machines.
   *
   * @default the CNI chooses
   */
  readonly macAddresses?: Readonly<Record<number, string>>;
  /**
   * How the addresses should lie.
   *
   * @default 'preferred'
   */
  readonly contiguity?: Contiguity;
}

/** How TKE keeps the claims of one workload. */
export interface TkeClaimProps {
  /**
   * Whether TKE keeps the claim of a pod that is gone.
   *
   * @default 'Never' for pods that come back under their names (StatefulSet, Pod), else 'Immediate'
   */
  readonly claimDeletePolicy?: 'Never' | 'Immediate';
  /**
   * How long a kept claim stays, 5m … 182.5 days (ipamd from 3.3.2).
   *
   * @default the cluster's setting
   */
  readonly claimExpiredDuration?: string;
}
