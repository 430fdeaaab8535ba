import { z } from 'zod';
import type { Contiguity } from '../model/declarations';
import { EIP_NIC } from '../model/interfaces';
import type { Owner } from '../model/owner';
import type { EipAttributes, EipFromInventory } from '../model/snapshot';
import type { Claim } from './claim';
import { interfaceShape, poolList } from './claim-schema';
import type { EipInventory } from './eip-inventory';
import type { Pool } from './pool';
import { readProps } from './read-props';

/** What kind of EIP the cloud shall create. */
export interface EipAttributesProps {
  /** Bandwidth in Mbit/s. @default the cloud's, 100 */
  readonly bandwidthMbps?: number;
  /**
   * The line: BGP, or a static single line of China Mobile (CMCC), China Telecom (CTCC) or China Unicom (CUCC).
   *
   * @default the cloud's, BGP
   */
  readonly isp?: 'BGP' | 'CMCC' | 'CTCC' | 'CUCC';
  /**
   * Whether the EIP stays with the pod's name when the pod is gone. A kept EIP that is bound to nothing costs money.
   *
   * @default false
   */
  readonly retain?: boolean;
  /**
   * Further parameters of the cloud's AllocateAddresses API (ipamd from 3.3.7), such as InternetChargeType.
   *
   * @default none
   */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** How EIPs of an inventory are used. */
export interface EipFromInventoryProps {
  /**
   * Whether the EIP stays with the pod's name when the pod is gone.
   *
   * @default false
   */
  readonly retain?: boolean;
}

/** From where public addresses are taken, and which. */
export interface EipFromPoolProps {
  /** Pools of an external subnet, in order of preference; of the cluster of the workload. */
  readonly pools: readonly Pool[];
  /**
   * Public addresses chosen by hand, by ordinal. A bare Pod or virtual machine is ordinal 0.
   *
   * @default the allocator chooses
   */
  readonly addresses?: Readonly<Record<number, string | readonly string[]>>;
  /**
   * How the public addresses should lie.
   *
   * @default 'preferred'
   */
  readonly contiguity?: Contiguity;
  /**
   * Kube-OVN: on which node addresses are translated, the gateway's or the pod's.
   *
   * @default as the controller is set up (--external-gateway-type)
   */
  readonly gateway?: 'centralized' | 'distributed';
}

/** A workload whose pods can have a public address: one that holds fixed addresses. */
export interface EipHolder {
  /** `cluster/namespace/Kind/name`: the key in the lock. */
  readonly owner: Owner;
  /** @internal */
  readonly claim: Claim;
}

/**
 * A public address for each pod of a workload: created by the cloud with these attributes, taken from an inventory of
 * the cloud's ids, or from pools of a declared subnet.
 */
export class EipBinding {
  /** The cloud creates an EIP for each pod. */
  static attributes(workload: EipHolder, props: EipAttributesProps = {}): void {
    const read = readProps(attributesSchema, props, workload.claim.where);
    workload.claim.ipam.registry.problems.push(...read.problems);
    if (read.value) bind(workload, read.value as EipAttributes);
  }

  /** Each pod, by ordinal, takes one EIP id of the inventory. */
  static inventory(workload: EipHolder, inventory: EipInventory, props: EipFromInventoryProps = {}): void {
    const read = readProps(fromInventorySchema, props, workload.claim.where);
    workload.claim.ipam.registry.problems.push(...read.problems);
    if (read.value) bind(workload, { kind: 'inventory', inventory: inventory.key, ...read.value });
  }

  /**
   * Each pod, by ordinal, takes one address of these pools. The lock keeps it as a lease of the NIC `eip`, under the
   * reclaim policy of the workload; `workload.address(0, 4, 'eip')` reads it.
   */
  static pool(workload: EipHolder, props: EipFromPoolProps): void {
    const read = readProps(fromPoolSchema, props, workload.claim.where);
    workload.claim.ipam.registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    const { pools, addresses, contiguity, gateway } = read.value;
    const eip = {
      kind: 'pool',
      nic: EIP_NIC,
      pools: pools.map(({ key }) => key),
      pins: addresses,
      contiguity,
    } as const;
    workload.claim.bindPool({ ...eip, ...(gateway === undefined ? {} : { gateway }) }, pools);
  }

  private constructor() {}
}

const bind = ({ claim, owner }: EipHolder, eip: EipAttributes | EipFromInventory): void => {
  claim.ipam.registry.eips.push({ owner, where: claim.where, eip });
};

const attributesSchema = z
  .strictObject({
    bandwidthMbps: z.int().min(1).optional(),
    isp: z.enum(['BGP', 'CMCC', 'CTCC', 'CUCC']).optional(),
    retain: z.boolean().default(false),
    parameters: z.record(z.string(), z.unknown()).optional(),
  })
  .transform(({ retain, ...rest }) => ({ kind: 'attributes' as const, ...rest, isRetained: retain }));

const fromInventorySchema = z
  .strictObject({ retain: z.boolean().default(false) })
  .transform(({ retain }) => ({ isRetained: retain }));

const fromPoolSchema = z.strictObject({
  pools: poolList,
  addresses: interfaceShape.addresses,
  contiguity: interfaceShape.contiguity,
  gateway: z.enum(['centralized', 'distributed']).optional(),
});
