import { z } from 'zod';
import type { PinRecord } from '../collect/workload-record';
import type { Contiguity } from '../model/declarations';
import { address, count, duration, oneOrMore } from './read-props';
import { ReclaimPolicy } from './reclaim-policy';

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
  /** What only TKE knows of a workload. @default none */
  readonly tke?: TkeClaimProps;
  /**
   * MAC addresses by ordinal, on Kube-OVN for bare Pods and virtual machines.
   *
   * @default the CNI chooses
   */
  readonly macAddresses?: Readonly<Record<number, string>>;
}

/** How TKE keeps the claims of one workload. */
export interface TkeClaimProps {
  /**
   * Whether TKE keeps the claim of a pod that is gone.
   *
   * @default 'Never' deleted where the reclaim policy retains, else 'Immediate'
   */
  readonly claimDeletePolicy?: 'Never' | 'Immediate';
  /**
   * How long a kept claim stays, 5m … 182.5 days (ipamd from 3.3.2).
   *
   * @default the cluster's setting
   */
  readonly claimExpiredDuration?: string;
}

const addressesSchema = z.record(z.string(), oneOrMore(address)).transform((byOrdinal, context): readonly PinRecord[] =>
  Object.entries(byOrdinal).flatMap(([key, value]) => {
    const ordinal = Number(key);
    if (!/^(0|[1-9][0-9]*)$/.test(key)) {
      context.addIssue({ code: 'custom', message: `"${key}" is not an ordinal such as 0`, path: [key] });
    }
    return value.map((address) => ({ ordinal, address }));
  }),
);

const FORMERLY = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?\/[A-Z][A-Za-z]*\/[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;
const MAC = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/** @internal */
export const claimShape = {
  replicas: count.optional(),
  maxReplicas: count.optional(),
  addresses: addressesSchema.default([]),
  reclaim: z.custom<ReclaimPolicy>((value) => value instanceof ReclaimPolicy, 'a ReclaimPolicy is wanted').optional(),
  contiguity: z.enum(['required', 'preferred', 'none']).default('preferred'),
  formerly: z
    .string()
    .regex(FORMERLY, 'a former identity is written namespace/Kind/name, such as shop/StatefulSet/redis')
    .optional(),
  nic: z.string().min(1).optional(),
  tke: z
    .strictObject({
      claimDeletePolicy: z.enum(['Never', 'Immediate']).optional(),
      claimExpiredDuration: duration.optional(),
    })
    .optional(),
  macAddresses: z
    .record(z.string(), z.string().regex(MAC, 'a MAC address such as 00:00:00:4d:b4:36, in lower case, is wanted'))
    .optional(),
};

/** @internal */
export const claimSchema = z.strictObject(claimShape);
export type ClaimRead = z.output<typeof claimSchema>;
