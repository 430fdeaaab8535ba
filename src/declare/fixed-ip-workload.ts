import type { Owner } from '../model/owner';
import type { Family } from '../net/family';

/** A workload that holds addresses, however it was declared. */
export interface FixedIpWorkload {
  /** `cluster/namespace/Kind/name`: the key in the lock. */
  readonly owner: Owner;
  /**
   * The address of an ordinal, filled in at synth: usable wherever cdk8s renders a value (not in JsonPatches, object
   * keys or template strings). A bare Pod or virtual machine is ordinal 0.
   *
   * @param family 4 or 6 @default 4 where the pools have IPv4
   * @param nic the network interface @default the one that is declared first
   */
  address(ordinal: number, family?: Family, nic?: string): string;
  /**
   * The fewest CIDRs that cover exactly its addresses, head-room included; filled in at synth.
   *
   * @param family 4 or 6 @default 4 where the pools have IPv4
   * @param nic the network interface @default the one that is declared first
   */
  cidrs(family?: Family, nic?: string): string[];
}
