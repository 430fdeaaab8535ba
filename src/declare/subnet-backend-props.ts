import { z } from 'zod';

/** What only Calico knows of an IPPool. */
export interface CalicoSubnetProps {
  /**
   * Prefix length of a block, the unit that a node takes: 20 … 32 for IPv4, 116 … 128 for IPv6.
   *
   * Calico cannot change it later.
   *
   * @default automatic pools: 26 and 122, or the whole pool where it is smaller; fixed pools: 32 and 128
   */
  readonly blockSize?: number;
  /** When packets are wrapped by IPIP, which carries IPv4 only. @default 'Never' */
  readonly ipipMode?: 'Never' | 'Always' | 'CrossSubnet';
  /** When packets are wrapped by VXLAN; not together with IPIP. @default 'Never' */
  readonly vxlanMode?: 'Never' | 'Always' | 'CrossSubnet';
  /** Whether traffic that leaves the pool is masqueraded. @default false */
  readonly natOutgoing?: boolean;
  /** Whether BGP keeps quiet about the pool. @default false */
  readonly disableBGPExport?: boolean;
  /** Calico selector of the nodes that an automatic pool serves. @default all() */
  readonly nodeSelector?: string;
  /**
   * Calico selector of the namespaces whose ordinary pods an automatic pool serves (from 3.31). Tunnels of nodes get no
   * address of such a pool.
   *
   * @default every namespace
   */
  readonly namespaceSelector?: string;
}

/** @internal */
export const calicoSubnetSchema = z.strictObject({
  blockSize: z.int().optional(),
  ipipMode: z.enum(['Never', 'Always', 'CrossSubnet']).optional(),
  vxlanMode: z.enum(['Never', 'Always', 'CrossSubnet']).optional(),
  natOutgoing: z.boolean().optional(),
  disableBGPExport: z.boolean().optional(),
  nodeSelector: z.string().optional(),
  namespaceSelector: z.string().optional(),
});

/** What only Kube-OVN knows of a Subnet. */
export interface KubeOvnSubnetProps {
  /** Name of the Vlan object of an underlay subnet. @default none */
  readonly vlan?: string;
  /** Which interface of a pod the subnet serves, such as `net1.shop.ovn`. @default 'ovn', the default interface */
  readonly provider?: string;
  /** Namespaces whose pods get addresses of this subnet. @default none */
  readonly namespaces?: readonly string[];
  /** Where traffic leaves the subnet: on the node of each pod, or on the gateway nodes. @default 'distributed' */
  readonly gatewayType?: 'distributed' | 'centralized';
  /** Names of the gateway nodes of a centralized gateway, separated by commas. @default none */
  readonly gatewayNode?: string;
  /** Whether traffic that leaves the cluster is masqueraded. @default false */
  readonly natOutgoing?: boolean;
  /** Whether other subnets are kept out. @default false */
  readonly isPrivate?: boolean;
  /** Whether OVN balances the load of Services here; the controller writes the value of its flag. @default true */
  readonly enableLb?: boolean;
  /**
   * Further fields of the Subnet's spec, as they are: `mtu`, `acls`, `u2oInterconnection` and so on. They are judged like
   * those of a Subnet that you write yourself.
   *
   * @default none
   */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** @internal */
export const kubeOvnSubnetSchema = z.strictObject({
  vlan: z.string().optional(),
  provider: z.string().optional(),
  namespaces: z.array(z.string()).optional(),
  gatewayType: z.enum(['distributed', 'centralized']).optional(),
  gatewayNode: z.string().optional(),
  natOutgoing: z.boolean().optional(),
  isPrivate: z.boolean().optional(),
  enableLb: z.boolean().optional(),
  spec: z
    .record(z.string(), z.unknown())
    .superRefine((spec, context) => {
      for (const key of Object.keys(spec).filter((each) => WRITTEN.has(each)))
        context.addIssue({ code: 'custom', message: 'it is written from the other props', path: [key] });
    })
    .optional(),
});

/** The fields of a Subnet that follow from props of their own. */
const WRITTEN: ReadonlySet<string> = new Set([
  'cidrBlock',
  'enableLb',
  'excludeIps',
  'gateway',
  'gatewayNode',
  'gatewayType',
  'namespaces',
  'natOutgoing',
  'private',
  'protocol',
  'provider',
  'vlan',
  'vpc',
]);

/** The cloud subnet behind a subnet of TKE. */
export interface TkeSubnetProps {
  /** The cloud's id of the subnet, such as `subnet-1a2b3c4d`. */
  readonly id: string;
  /** Availability zone, such as `ap-guangzhou-3`. @default unknown */
  readonly zone?: string;
}

/** @internal */
export const tkeSubnetSchema = z.strictObject({
  id: z.string().regex(/^subnet-[a-z0-9]+$/, 'a cloud subnet id such as subnet-1a2b3c4d is wanted'),
  zone: z.string().optional(),
});
