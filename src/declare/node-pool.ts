import { Construct } from 'constructs';
import { z } from 'zod';
import { Ipam } from '../collect/ipam';
import type { NodePoolSnapshot } from '../model/node-pool';
import type { Cluster } from './cluster';
import { readProps } from './read-props';
import { whereOf } from './where';

/** What nodes of one kind are. */
export interface NodePoolProps {
  /** The most nodes that the pool has, such as the maximum of its autoscaler. */
  readonly count: number;
  /** Availability zone, as the subnets say it, such as `ap-guangzhou-3`. @default unknown: not checked */
  readonly zone?: string;
  /**
   * The cloud's name of the machine, such as `SA2.LARGE8`, from which the figures below follow where they are known.
   *
   * @default none
   */
  readonly instanceType?: string;
  /** vCPUs of a node. @default that of the instance type */
  readonly cpus?: number;
  /** Network interfaces that a node may have, the primary one included. @default those of the instance type */
  readonly interfaces?: number;
  /** Private IPv4 addresses of one interface, its primary one included. @default those of the instance type */
  readonly ipsPerInterface?: number;
  /** Pods with an address of the CNI that a node may have. @default what follows from the interfaces */
  readonly podLimit?: number;
  /** The cloud's id of the subnet that the nodes themselves are in, such as `subnet-1a2b3c4d`. @default unknown */
  readonly subnetId?: string;
}

/**
 * Nodes of one kind. Nothing is rendered for them: a cluster that declares its nodes has it checked whether they, and the
 * subnets in their zones, can carry what is declared. So far TKE's capacity is known.
 */
export class NodePool extends Construct {
  constructor(
    /** The cluster that it is in. */
    readonly cluster: Cluster,
    id: string,
    props: NodePoolProps,
  ) {
    super(cluster, id);
    const where = whereOf(this, `${cluster.name}/${id}`);
    const { registry } = Ipam.of(this);
    const read = readProps(nodePoolSchema, props, where);
    registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    registry.nodePools.push({ ...read.value, cluster: cluster.name, name: id, where } as NodePoolSnapshot);
  }
}

const positive = z.int('a whole number is wanted').min(1, 'a number of at least 1 is wanted');

const nodePoolSchema = z.strictObject({
  count: z.int('a whole number is wanted').min(0, 'a number below 0 makes no sense'),
  zone: z.string().min(1).optional(),
  instanceType: z.string().min(1).optional(),
  cpus: positive.optional(),
  interfaces: positive.optional(),
  ipsPerInterface: positive.optional(),
  podLimit: positive.optional(),
  subnetId: z.string().min(1).optional(),
});
