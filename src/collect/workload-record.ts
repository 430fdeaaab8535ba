import type { Contiguity, PlaceKey, Replicas } from '../model/declarations';
import type { Owner, WorkloadIdentity } from '../model/owner';
import type { Whereabouts } from '../model/problem';
import type { Reclaim } from '../model/reclaim';
import type { EipAttributes, EipFromInventory, EipGateway, TemplateFacts, TkeWorkloadOptions } from '../model/snapshot';
import type { Address } from '../net/address';

/** A workload that claims addresses. Replicas and template are asked when the tree is complete: others render lazily. */
export interface WorkloadRecord {
  readonly identity: WorkloadIdentity;
  readonly where: Whereabouts;
  readonly formerly?: Owner;
  /** At least one. */
  readonly interfaces: readonly InterfaceRecord[];
  readonly reclaim: Reclaim;
  readonly replicas: () => Replicas;
  readonly template: () => TemplateFacts;
  readonly tke?: TkeWorkloadOptions;
}

/** What one network interface of each pod claims. */
export interface InterfaceRecord {
  readonly nic?: string;
  /** In order of preference; of one cluster. */
  readonly pools: readonly PlaceKey[];
  readonly contiguity: Contiguity;
  readonly pins: readonly PinRecord[];
  readonly macAddresses?: Readonly<Record<number, string>>;
}

/** A public address for each replica of a workload. */
export interface EipRecord {
  readonly owner: Owner;
  readonly where: Whereabouts;
  readonly eip: EipAttributes | EipFromInventory | EipPoolRecord;
}

/** Public addresses out of pools. */
export interface EipPoolRecord extends InterfaceRecord {
  readonly kind: 'pool';
  readonly nic: 'eip';
  readonly gateway?: EipGateway;
}

/** An address that the user chose for an ordinal. */
export interface PinRecord {
  readonly ordinal: number;
  readonly address: Address;
}
