import { z } from 'zod';
import type { PinRecord } from '../collect/workload-record';
import { EIP_NIC } from '../model/interfaces';
import { FAMILIES, nameOf } from '../net/family';
import type { Pool } from './pool';
import { poolsAmong } from './pools-among';
import { address, count, duration, oneOrMore } from './read-props';
import { ReclaimPolicy } from './reclaim-policy';

const addressesSchema = z.record(z.string(), oneOrMore(address)).transform((byOrdinal, context): readonly PinRecord[] =>
  Object.entries(byOrdinal).flatMap(([key, value]) => {
    const ordinal = Number(key);
    if (!/^(0|[1-9][0-9]*)$/.test(key)) {
      context.addIssue({ code: 'custom', message: `"${key}" is not an ordinal such as 0`, path: [key] });
    }
    const doubled = FAMILIES.find((family) => value.filter((address) => address.family === family).length > 1);
    if (doubled !== undefined) {
      const message = `two ${nameOf(doubled)} addresses are chosen for one ordinal; at most one per family`;
      context.addIssue({ code: 'custom', message, path: [key] });
    }
    return value.map((address) => ({ ordinal, address }));
  }),
);

const FORMERLY = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?\/[A-Z][A-Za-z]*\/[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;
const MAC = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/** The attachment and its namespace at least, of whatever CNI: `net1.default.ovn`, `macvlan.default`. */
const PROVIDER = /^[A-Za-z0-9][A-Za-z0-9_/-]*(\.[A-Za-z0-9_/-]+)*\.[A-Za-z0-9_/-]*[A-Za-z0-9]$/;

const nic = z
  .string()
  .refine((name) => name !== EIP_NIC, `${EIP_NIC} is kept for public addresses`)
  .refine((name) => name === EIP_NIC || PROVIDER.test(name), 'a provider such as net1.default.ovn is wanted');

/** Pools of which at least one is wanted. */
export const poolList = z.custom<readonly Pool[]>(
  (value) => Array.isArray(value) && value.length > 0 && poolsAmong(value).length === value.length,
  'a list of at least one pool is wanted (pools are given as constructs, not by name)',
);

/** What a claim says about one network interface. */
export const interfaceShape = {
  addresses: addressesSchema.default([]),
  contiguity: z.enum(['required', 'preferred', 'none']).default('preferred'),
  macAddresses: z
    .record(z.string(), z.string().regex(MAC, 'a MAC address such as 00:00:00:4d:b4:36, in lower case, is wanted'))
    .optional(),
};

export const claimShape = {
  ...interfaceShape,
  nic: nic.optional(),
  interfaces: z.array(z.strictObject({ ...interfaceShape, nic, pools: poolList })).optional(),
  replicas: count.optional(),
  maxReplicas: count.optional(),
  reclaim: z.custom<ReclaimPolicy>((value) => value instanceof ReclaimPolicy, 'a ReclaimPolicy is wanted').optional(),
  formerly: z
    .string()
    .regex(FORMERLY, 'a former identity is written namespace/Kind/name, such as shop/StatefulSet/redis')
    .optional(),
  tke: z
    .strictObject({
      claimDeletePolicy: z.enum(['Never', 'Immediate']).optional(),
      claimExpiredDuration: duration.optional(),
    })
    .optional(),
};

export const claimSchema = z.strictObject(claimShape);
export type ClaimRead = z.output<typeof claimSchema>;
