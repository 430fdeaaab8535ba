import type { CalicoPoolOptions } from '../../model/snapshot';
import type { Cidr } from '../../net/cidr';
import { bitsOf, type Family } from '../../net/family';

/** What Calico takes when a pool does not say it: 64 addresses to a block. */
export const defaultBlockSize = (family: Family): number => (family === 4 ? 26 : 122);

/** The prefix lengths that a block may have. */
export const blockSizeLimits = (family: Family): { readonly least: number; readonly greatest: number } =>
  family === 4 ? { least: 20, greatest: 32 } : { least: 116, greatest: 128 };

/**
 * Prefix length of the blocks of a pool that serves fixed addresses: each address is a block of its own, or with strict
 * affinity a pod could not take its address to another node. It does not depend on whether that is known to be off:
 * Calico cannot change the blocks of a pool, and what is known of a cluster may change any day.
 */
export const fixedBlockSize = (cidr: Cidr, options: CalicoPoolOptions): number =>
  options.blockSize ?? bitsOf(cidr.family);

/** Prefix length of the blocks of a pool from which Calico serves ordinary pods: the default, or the whole pool. */
export const automaticBlockSize = (cidr: Cidr, options: CalicoPoolOptions): number =>
  options.blockSize ?? Math.max(defaultBlockSize(cidr.family), cidr.prefixLength);
