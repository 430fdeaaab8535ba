import type { Lifecycle } from '../../model/declarations';
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
  readonly disabled?: true;
  readonly nodeSelector: string;
  readonly namespaceSelector?: string;
  readonly allowedUses: readonly ('Workload' | 'Tunnel')[];
  readonly assignmentMode?: 'Automatic' | 'Manual';
}

/** One family of a subnet or pool that is an IPPool. */
export interface IpPoolPlan {
  readonly cidr: Cidr;
  readonly options: CalicoPoolOptions;
  readonly config: CalicoConfig;
  readonly lifecycle?: Lifecycle | undefined;
}

/** A pool that only gives addresses to those who ask for it. */
export const fixedPoolSpec = (plan: IpPoolPlan): IpPoolSpec => ({
  cidr: `${plan.cidr}`,
  blockSize: fixedBlockSize(plan.cidr, plan.options),
  ...transport(plan.cidr.family, plan.options),
  ...switchedOff(plan),
  ...onRequest(plan),
  allowedUses: ['Workload'],
});

/**
 * A pool from which Calico serves ordinary pods and tunnels. A namespaceSelector and tunnels exclude each other. While
 * it drains, nothing comes out of it by itself, and who has an address of it keeps that.
 */
export function automaticPoolSpec(plan: IpPoolPlan): IpPoolSpec {
  const { cidr, options, config, lifecycle = 'active' } = plan;
  const { nodeSelector = 'all()', namespaceSelector } = options;
  return {
    cidr: `${cidr}`,
    blockSize: automaticBlockSize(cidr, options),
    ...transport(cidr.family, options),
    ...switchedOff(plan),
    ...(lifecycle === 'active' ? { nodeSelector, ...assigned('Automatic', config) } : onRequest(plan)),
    ...(namespaceSelector === undefined || namespaceSelector === '' ? {} : { namespaceSelector }),
    allowedUses: namespaceSelector === undefined ? ['Workload', 'Tunnel'] : ['Workload'],
  };
}

/** It selects no node, and is assigned by hand. (`disabled` would refuse those as well who ask for their address.) */
const onRequest = ({ config }: IpPoolPlan) => ({ nodeSelector: '!all()', ...assigned('Manual', config) });

const assigned = (assignmentMode: 'Automatic' | 'Manual', config: CalicoConfig) =>
  hasAssignmentMode(config) ? { assignmentMode } : {};

/** Of a pool that is retired, in which nobody stands any more. */
const switchedOff = ({ lifecycle }: IpPoolPlan): { readonly disabled?: true } =>
  lifecycle === 'retired' ? { disabled: true } : {};

type Transport = Pick<IpPoolSpec, 'ipipMode' | 'vxlanMode' | 'natOutgoing' | 'disableBGPExport'>;

/** IPIP carries IPv4 only: of a pool with two families it is the IPv4 half that is asked for. */
const transport = (family: Family, options: CalicoPoolOptions): Transport => ({
  ipipMode: family === 4 ? (options.ipipMode ?? 'Never') : 'Never',
  vxlanMode: options.vxlanMode ?? 'Never',
  ...(options.natOutgoing === true ? { natOutgoing: true } : {}),
  ...(options.disableBGPExport === true ? { disableBGPExport: true } : {}),
});
