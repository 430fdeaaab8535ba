import type { CalicoConfig, CalicoPoolOptions } from '../../model/snapshot';
import type { Cidr } from '../../net/cidr';
import type { Family } from '../../net/family';
import { automaticBlockSize, fixedBlockSize } from './block-size';
import { hasAssignmentMode } from './calico-config';

/** Spec of an IPPool. Every field that the API server would fill in is there; what would vanish again is not. */
export interface IpPoolSpec {
  readonly cidr: string;
  readonly blockSize: number;
  readonly ipipMode: 'Never' | 'Always' | 'CrossSubnet';
  readonly vxlanMode: 'Never' | 'Always' | 'CrossSubnet';
  readonly natOutgoing?: true;
  readonly disableBGPExport?: true;
  readonly nodeSelector: string;
  readonly allowedUses: readonly ('Workload' | 'Tunnel')[];
  readonly assignmentMode?: 'Automatic' | 'Manual';
}

/**
 * A pool that only gives addresses to those who ask for it: it selects no node, is assigned by hand, and no tunnel
 * takes an address of it. (`disabled` would refuse explicit requests too.)
 */
export const fixedPoolSpec = (cidr: Cidr, options: CalicoPoolOptions, config: CalicoConfig): IpPoolSpec => ({
  cidr: `${cidr}`,
  blockSize: fixedBlockSize(cidr, options, config),
  ...transport(cidr.family, options),
  nodeSelector: '!all()',
  allowedUses: ['Workload'],
  ...(hasAssignmentMode(config) ? { assignmentMode: 'Manual' } : {}),
});

/** A pool from which Calico serves ordinary pods and tunnels. */
export const automaticPoolSpec = (cidr: Cidr, options: CalicoPoolOptions, config: CalicoConfig): IpPoolSpec => ({
  cidr: `${cidr}`,
  blockSize: automaticBlockSize(cidr, options),
  ...transport(cidr.family, options),
  nodeSelector: options.nodeSelector ?? 'all()',
  allowedUses: ['Workload', 'Tunnel'],
  ...(hasAssignmentMode(config) ? { assignmentMode: 'Automatic' } : {}),
});

type Transport = Pick<IpPoolSpec, 'ipipMode' | 'vxlanMode' | 'natOutgoing' | 'disableBGPExport'>;

/** IPIP carries IPv4 only: of a pool with two families it is the IPv4 half that is asked for. */
const transport = (family: Family, options: CalicoPoolOptions): Transport => ({
  ipipMode: family === 4 ? (options.ipipMode ?? 'Never') : 'Never',
  vxlanMode: options.vxlanMode ?? 'Never',
  ...(options.natOutgoing === true ? { natOutgoing: true } : {}),
  ...(options.disableBGPExport === true ? { disableBGPExport: true } : {}),
});
