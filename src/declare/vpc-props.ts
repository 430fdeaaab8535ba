import { z } from 'zod';
import { Address } from '../net/address';
import { Cidr } from '../net/cidr';
import { bitsOf } from '../net/family';
import { describeFault } from '../net/parsed';
import { dnsLabel, oneOrMore, address as readAddress, cidr as readCidr } from './read-props';
import type { ReserveProps } from './reserve-props';

/** What a VPC of Kube-OVN is. */
export interface VpcProps {
  /**
   * Supernet out of which its subnets are carved that give only a prefix length; at most one CIDR per family.
   *
   * @default none: every subnet gives its CIDR
   */
  readonly supernet?: string | readonly string[];
  /**
   * Addresses that nothing in this VPC may get.
   *
   * @default none
   */
  readonly reserve?: readonly ReserveProps[];
  /**
   * Name of the Vpc object.
   *
   * @default the construct id
   */
  readonly objectName?: string;
  /**
   * Whether the Vpc object is there already and is not emitted.
   *
   * @default false
   */
  readonly existing?: boolean;
  /**
   * The namespaces to which its subnets may be bound.
   *
   * @default none; where the object is there already: unknown
   */
  readonly namespaces?: readonly string[];
  /** Routes by destination or source. @default none */
  readonly staticRoutes?: readonly VpcStaticRouteProps[];
  /** Routes by any match of OVN's language, the highest priority first. @default none */
  readonly policyRoutes?: readonly VpcPolicyRouteProps[];
  /** Links to other VPCs, each of which must name this one as well. @default none */
  readonly peerings?: readonly VpcPeeringProps[];
  /** Whether its router has a leg in the external network, as OvnEip and OvnFip need it. @default false */
  readonly enableExternal?: boolean;
  /** Further external subnets, by the names of their Subnet objects. @default none */
  readonly extraExternalSubnets?: readonly string[];
}

/** A route of a VPC. */
export interface VpcStaticRouteProps {
  /** The CIDR that packets go to, or come from. */
  readonly cidr: string;
  /** Address of the next hop. */
  readonly nextHop: string;
  /** `policyDst`: the CIDR is where packets go; `policySrc`: where they come from. @default 'policyDst' */
  readonly policy?: 'policyDst' | 'policySrc';
}

/** A policy route of a VPC. */
export interface VpcPolicyRouteProps {
  /** 0 … 32767; the highest wins. */
  readonly priority: number;
  /** In OVN's language, such as `ip4.src == 10.0.1.0/24`. */
  readonly match: string;
  /** What becomes of the packet. */
  readonly action: 'allow' | 'drop' | 'reroute';
  /** Where `reroute` sends it. @default none */
  readonly nextHop?: string;
}

/** One end of a link between two VPCs. */
export interface VpcPeeringProps {
  /** Name of the other Vpc object. */
  readonly vpc: string;
  /** This end's address on the link with the length of its CIDR, such as `169.254.0.1/30`; at most one per family. */
  readonly connect: string | readonly string[];
}

const interfaceAddress = z.string().transform((text, context) => {
  const [host = '', length = ''] = text.split('/');
  const address = Address.parse(host);
  if (!address.ok) context.addIssue({ code: 'custom', message: describeFault(address.fault) });
  else if (/^\d{1,3}$/.test(length) && Number(length) <= bitsOf(address.value.family))
    return { address: address.value, link: Cidr.around(address.value, Number(length)) };
  else
    context.addIssue({
      code: 'custom',
      message: `"${text}" is no address with a prefix length, such as 169.254.0.1/30`,
    });
  return z.NEVER;
});

const staticRoute = z
  .strictObject({
    policy: z.enum(['policyDst', 'policySrc']).default('policyDst'),
    cidr: readCidr,
    nextHop: readAddress,
  })
  .refine(({ cidr, nextHop }) => cidr.family === nextHop.family, 'the CIDR and the next hop are of two families');

const policyRoute = z
  .strictObject({
    priority: z.int().min(0).max(32_767),
    match: z.string().min(1),
    action: z.enum(['allow', 'drop', 'reroute']),
    nextHop: readAddress.optional(),
  })
  .refine(
    ({ action, nextHop }) => (action === 'reroute') === (nextHop !== undefined),
    'a next hop belongs to reroute, and to nothing else',
  );

/** @internal What the Network of a VPC does not read. */
export const vpcSchema = z.strictObject({
  objectName: dnsLabel,
  existing: z.boolean().default(false),
  namespaces: z.array(dnsLabel).default([]),
  staticRoutes: z.array(staticRoute).default([]),
  policyRoutes: z.array(policyRoute).default([]),
  peerings: z.array(z.strictObject({ vpc: dnsLabel, connect: oneOrMore(interfaceAddress) })).default([]),
  enableExternal: z.boolean().optional(),
  extraExternalSubnets: z.array(dnsLabel).optional(),
});
