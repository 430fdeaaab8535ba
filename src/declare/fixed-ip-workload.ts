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
   */
  address(ordinal: number, family?: Family): string;
  /**
   * The fewest CIDRs that cover exactly its addresses, head-room included; filled in at synth.
   *
   * @param family 4 or 6 @default 4 where the pools have IPv4
   */
  cidrs(family?: Family): string[];
}
