import type { NodePoolSnapshot } from '../../model/node-pool';
import type { TkeConfig } from '../../model/snapshot';
import { isAtLeast } from '../../model/version';
import { SINCE } from './annotation-keys';
import { instanceFigures } from './instance-types';

/** What one node of a pool can carry. Absent: not known. */
export interface NodeCapacity {
  /** Pods with a public address. */
  readonly eips?: number;
  /** Pods with an address of VPC-CNI. */
  readonly pods?: number;
  /** Addresses that static mode sets aside in the subnet of a shared interface, its primary one included. */
  readonly ipsPerInterface?: number;
}

export function nodeCapacity(pool: NodePoolSnapshot, config: TkeConfig): NodeCapacity {
  const table = pool.instanceType === undefined ? undefined : instanceFigures(pool.instanceType);
  const cpus = pool.cpus ?? table?.cpus;
  const ipsPerInterface = pool.ipsPerInterface ?? table?.ipsPerInterface;
  const interfaces = pool.interfaces ?? table?.interfaces;
  const isExclusive = config.networkMode === 'tke-direct-eni';
  const pods =
    pool.podLimit ?? (isExclusive ? table?.exclusivePods : sharedLimit({ interfaces, ipsPerInterface }, config));
  return {
    ...(cpus === undefined ? {} : { eips: publicIpLimit(cpus) - 1 }),
    ...(pods === undefined ? {} : { pods }),
    ...(ipsPerInterface === undefined || isExclusive ? {} : { ipsPerInterface }),
  };
}

/**
 * Public addresses that a CVM may have, ordinary ones and EIPs together, by its vCPUs. One of them is not for pods. The
 * older machines (bought before 2019-09-18) have more; they are not told apart.
 */
const publicIpLimit = (cpus: number): number => Math.min(2 + Math.floor(cpus / 6), 10);

interface Interfaces {
  readonly interfaces: number | undefined;
  readonly ipsPerInterface: number | undefined;
}

/**
 * In static mode neither the primary interface nor the primary address of the others serves pods. Before 3.4.0 a node
 * has one interface for pods only. Non-static mode has limits of its own, which no rule gives.
 */
function sharedLimit({ interfaces, ipsPerInterface }: Interfaces, { ipamd, staticIp }: TkeConfig): number | undefined {
  if (!staticIp || ipsPerInterface === undefined) return undefined;
  if (!isAtLeast(ipamd, SINCE.severalInterfaces)) return ipsPerInterface - 1;
  return interfaces === undefined ? undefined : (interfaces - 1) * (ipsPerInterface - 1);
}
