import { z } from 'zod';

/** What only Calico knows of an IPPool. */
export interface CalicoSubnetProps {
  /**
   * Prefix length of a block, the unit that a node takes: 20 … 32 for IPv4, 116 … 128 for IPv6.
   *
   * @default automatic pools: 26 and 122; fixed pools: 32 and 128 where strictAffinity is on or unknown, else one block
   */
  readonly blockSize?: number;
  /** @default 'Never' */
  readonly ipipMode?: 'Never' | 'Always' | 'CrossSubnet';
  /** @default 'Never' */
  readonly vxlanMode?: 'Never' | 'Always' | 'CrossSubnet';
  /** Whether traffic that leaves the pool is masqueraded. @default false */
  readonly natOutgoing?: boolean;
  /** @default false */
  readonly disableBGPExport?: boolean;
  /** Calico selector of the nodes that an automatic pool serves. @default all() */
  readonly nodeSelector?: string;
}

/** @internal */
export const calicoSubnetSchema = z.strictObject({
  blockSize: z.int().optional(),
  ipipMode: z.enum(['Never', 'Always', 'CrossSubnet']).optional(),
  vxlanMode: z.enum(['Never', 'Always', 'CrossSubnet']).optional(),
  natOutgoing: z.boolean().optional(),
  disableBGPExport: z.boolean().optional(),
  nodeSelector: z.string().optional(),
});

/** What only Kube-OVN knows of a Subnet. */
export interface KubeOvnSubnetProps {
  /** @default 'ovn-cluster' */
  readonly vpc?: string;
  /** @default none */
  readonly vlan?: string;
  /** @default 'ovn' */
  readonly provider?: string;
  /** Namespaces whose pods get addresses of this subnet. @default none */
  readonly namespaces?: readonly string[];
  /** @default 'distributed' */
  readonly gatewayType?: 'distributed' | 'centralized';
  /** @default none */
  readonly gatewayNode?: string;
  /** @default false */
  readonly natOutgoing?: boolean;
  /** @default false */
  readonly isPrivate?: boolean;
  /** The value of the controller's flag. @default true */
  readonly enableLb?: boolean;
}

/** @internal */
export const kubeOvnSubnetSchema = z.strictObject({
  vpc: z.string().optional(),
  vlan: z.string().optional(),
  provider: z.string().optional(),
  namespaces: z.array(z.string()).optional(),
  gatewayType: z.enum(['distributed', 'centralized']).optional(),
  gatewayNode: z.string().optional(),
  natOutgoing: z.boolean().optional(),
  isPrivate: z.boolean().optional(),
  enableLb: z.boolean().optional(),
});

/** The cloud subnet behind a subnet of TKE. */
export interface TkeSubnetProps {
  /** Such as `subnet-1a2b3c4d`. */
  readonly id: string;
  /** Availability zone. @default unknown */
  readonly zone?: string;
}

/** @internal */
export const tkeSubnetSchema = z.strictObject({
  id: z.string().regex(/^subnet-[a-z0-9]+$/, 'a cloud subnet id such as subnet-1a2b3c4d is wanted'),
  zone: z.string().optional(),
});
