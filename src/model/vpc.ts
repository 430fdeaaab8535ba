import type { Address } from '../net/address';
import type { Cidr } from '../net/cidr';
import type { PlaceKey } from './declarations';
import type { Whereabouts } from './problem';

/** A VPC of Kube-OVN: a routing domain of its own, whose addresses others may have as well. */
export interface VpcSnapshot {
  /** `cluster/vpc`. */
  readonly key: PlaceKey;
  readonly where: Whereabouts;
  readonly cluster: string;
  /** Where its addresses are unique. */
  readonly network: string;
  /** Name of the Vpc object. */
  readonly objectName: string;
  /** Whether the object is there already and is not emitted. */
  readonly isExisting: boolean;
  /** The namespaces to which its subnets may be bound; of an existing one that lists none they are not known. */
  readonly namespaces: readonly string[];
  readonly staticRoutes: readonly VpcStaticRoute[];
  readonly policyRoutes: readonly VpcPolicyRoute[];
  readonly peerings: readonly VpcPeering[];
  /** Whether its router has a leg in the external network. */
  readonly enableExternal?: boolean;
  /** Further external subnets, by object name. */
  readonly extraExternalSubnets?: readonly string[];
}

export interface VpcStaticRoute {
  /** Whether `cidr` is what a packet goes to, or what it comes from. */
  readonly policy: 'policyDst' | 'policySrc';
  readonly cidr: Cidr;
  readonly nextHop: Address;
}

export interface VpcPolicyRoute {
  /** 0 … 32767; the highest wins. */
  readonly priority: number;
  /** In OVN's language, such as `ip4.src == 10.0.1.0/24`. */
  readonly match: string;
  readonly action: 'allow' | 'drop' | 'reroute';
  /** Of `reroute` alone. */
  readonly nextHop?: Address;
}

export interface VpcPeering {
  /** Object name of the other VPC. */
  readonly vpc: string;
  /** This side's addresses on the link, with the length of its CIDR; at most one per family. */
  readonly connect: readonly InterfaceAddress[];
}

/** An address and the CIDR of the link that it stands on: `169.254.0.1/30`. */
export interface InterfaceAddress {
  readonly address: Address;
  readonly link: Cidr;
}
