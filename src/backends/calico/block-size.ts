import type { CalicoConfig, CalicoPoolOptions } from '../../model/snapshot';
import type { Cidr } from '../../net/cidr';
import { bitsOf, type Family } from '../../net/family';
import { mayBeStrict } from './calico-config';

/** What Calico takes when a pool does not say it: 64 addresses to a block. */
export const defaultBlockSize = (family: Family): number => (family === 4 ? 26 : 122);

/** The prefix lengths that a block may have. */
export const blockSizeLimits = (family: Family): { readonly least: number; readonly greatest: number } =>
  family === 4 ? { least: 20, greatest: 32 } : { least: 116, greatest: 128 };

/**
 * Prefix length of the blocks of a pool that serves fixed addresses. With strict affinity a block stays with one node,
 * so each address is a block of its own, or a pod could not take its address to another node.
 */
export function fixedBlockSize(cidr: Cidr, options: CalicoPoolOptions, config: CalicoConfig): number {
  return options.blockSize ?? (mayBeStrict(config) ? bitsOf(cidr.family) : blockWithin(cidr));
}

/** Prefix length of the blocks of a pool from which Calico serves ordinary pods. */
export const automaticBlockSize = (cidr: Cidr, options: CalicoPoolOptions): number =>
  options.blockSize ?? blockWithin(cidr);

/** The default, or the whole pool where it is smaller. */
const blockWithin = (cidr: Cidr): number => Math.max(defaultBlockSize(cidr.family), cidr.prefixLength);
