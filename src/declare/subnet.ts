import { Construct } from 'constructs';
import { z } from 'zod';
import { backendOf } from '../collect/backend-of';
import { Ipam } from '../collect/ipam';
import type { PlaceKey } from '../model/declarations';
import type { Problem, Whereabouts } from '../model/problem';
import type { SubnetSnapshot } from '../model/snapshot';
import { type BlockProps, blockShape, blocksOf, doubledFamily } from './block-props';
import type { Cluster } from './cluster';
import { type LifecycleProps, lifecycleSchema } from './lifecycle';
import { meaninglessProps } from './meaningless-props';
import type { Network } from './network';
import { Pool, type PoolProps } from './pool';
import { address, objectName, oneOrMore, orNone, readProps } from './read-props';
import { rendererOf } from './renderer-of';
import { registerReservations } from './reservation';
import type { ReserveProps } from './reserve-props';
import { type ReserveRead, reserveList } from './reserve-schema';
import {
  type CalicoSubnetProps,
  calicoSubnetSchema,
  type KubeOvnSubnetProps,
  kubeOvnSubnetSchema,
  type TkeSubnetProps,
  tkeSubnetSchema,
} from './subnet-backend-props';
import type { Vpc } from './vpc';
import { whereOf } from './where';

/** What a subnet is. */
export interface SubnetProps extends BlockProps, LifecycleProps {
  /**
   * Gateway, at most one per family. It is never given to a pod.
   *
   * @default the CNI's own rule (Kube-OVN: the first usable address; Calico: none)
   */
  readonly gateway?: string | readonly string[];
  /**
   * Addresses that nothing may get.
   *
   * @default none
   */
  readonly reserve?: readonly ReserveProps[];
  /**
   * Whether the CNI also gives addresses of this subnet to ordinary pods. On Calico such a subnet is one IPPool and its
   * pools are ranges in it, kept free by an IPReservation; else each pool is an IPPool of its own.
   *
   * @default false on Calico; always true on Kube-OVN and TKE
   */
  readonly automatic?: boolean;
  /**
   * Whether the CNI's object (Calico IPPool, Kube-OVN Subnet) is there already and is not emitted.
   *
   * @default false
   */
  readonly existing?: boolean;
  /**
   * Name of the CNI's object.
   *
   * @default the construct id
   */
  readonly objectName?: string;
  /** What only Calico knows of an automatic subnet. @default none */
  readonly calico?: CalicoSubnetProps;
  /** What only Kube-OVN knows of a subnet. @default none */
  readonly kubeOvn?: KubeOvnSubnetProps;
  /**
   * The VPC that it is in (Kube-OVN).
   *
   * @default the default VPC, whose addresses are those of the cluster's Network
   */
  readonly vpc?: Vpc;
  /** The cloud subnet. Required on TKE. @default none */
  readonly tke?: TkeSubnetProps;
}

/** One CIDR per family in a Network, given or carved from its supernet. */
export class Subnet extends Construct {
  /** `cluster/subnet`: the key in the lock. */
  readonly key: PlaceKey;
  /** Where its addresses are unique: that of its VPC, else of its cluster. */
  readonly network: Network;
  /** @internal Undefined where the props were refused. */
  readonly snapshot: SubnetSnapshot | undefined;

  constructor(
    /** The cluster that it serves. */
    readonly cluster: Cluster,
    id: string,
    input: SubnetProps,
  ) {
    super(cluster, id);
    const { vpc, ...props } = orNone(input);
    this.key = `${cluster.name}/${id}`;
    this.network = vpc?.network ?? cluster.network;
    const where = whereOf(this, this.key);
    const read = readProps(subnetSchema, { ...props, objectName: props.objectName ?? id }, where);
    this.refuse(read.problems);
    this.refuse(meaninglessProps(cluster.snapshot?.backend, where, { props: manualOf(props), why: WHY }));
    if (vpc !== undefined && vpc.cluster !== cluster) this.refuse([vpcFromElsewhere(vpc, where)]);
    if (read.value === undefined) return;
    this.snapshot = this.snapshotOf(read.value, where, vpc);
    const { registry } = Ipam.of(this);
    registry.subnets.push({ snapshot: this.snapshot });
    this.emitObjects();
    this.reserve(read.value.reserve, where);
  }

  /** Declares a pool of this subnet; without a CIDR or prefix length it is the whole subnet. */
  pool(id: string, props: PoolProps = {}): Pool {
    return new Pool(this, id, props);
  }

  /** @internal @param within this subnet or one of its pools */
  reserve(reserve: readonly ReserveRead[], where: Whereabouts, within: PlaceKey = this.key): void {
    const { registry } = Ipam.of(this);
    registerReservations({ registry, network: this.network.name, where, within }, reserve);
  }

  private snapshotOf(read: SubnetRead, where: Whereabouts, vpc: Vpc | undefined): SubnetSnapshot {
    const { cluster } = this;
    const isAlwaysAutomatic = cluster.snapshot !== undefined && backendOf(cluster.snapshot.backend).isAlwaysAutomatic;
    return {
      key: this.key,
      where,
      cluster: cluster.name,
      network: this.network.name,
      objectName: read.objectName,
      isAutomatic: isAlwaysAutomatic || (read.automatic ?? false),
      isExisting: read.existing,
      blocks: blocksOf(read),
      gateways: read.gateway ?? [],
      ...(read.lifecycle === 'active' ? {} : { lifecycle: read.lifecycle }),
      options: {
        ...(read.calico === undefined ? {} : { calico: read.calico }),
        ...(read.kubeOvn === undefined && vpc === undefined
          ? {}
          : { kubeOvn: { ...read.kubeOvn, ...(vpc === undefined ? {} : { vpc: vpc.objectName }) } }),
        ...(read.tke === undefined ? {} : { tke: read.tke }),
      } as SubnetSnapshot['options'],
    };
  }

  private emitObjects(): void {
    const { snapshot: cluster } = this.cluster;
    if (cluster === undefined || this.snapshot === undefined) return;
    for (const object of rendererOf(cluster.backend).objectsForSubnet(this.snapshot, cluster))
      this.cluster.ensure(object);
  }

  private refuse(problems: readonly Problem[]): void {
    Ipam.of(this).registry.problems.push(...problems);
  }
}

const vpcFromElsewhere = (vpc: Partial<Vpc>, where: Whereabouts): Problem => ({
  rule: 'IPAM111',
  severity: 'error',
  where,
  message:
    vpc.cluster === undefined
      ? 'The prop vpc: a Vpc is wanted, as a construct and not by name.'
      : `The prop vpc: ${vpc.objectName} is a VPC of the cluster ${vpc.cluster.name}.`,
  fix: 'Give a VPC of the same cluster, as cluster.vpc(…) makes it.',
});

const manualOf = ({ automatic }: SubnetProps) => ({ automatic: automatic === false ? false : undefined });

const WHY = 'every subnet also serves ordinary pods';

const subnetSchema = z
  .strictObject({
    ...blockShape,
    gateway: oneOrMore(address).optional(),
    lifecycle: lifecycleSchema,
    reserve: reserveList,
    automatic: z.boolean().optional(),
    existing: z.boolean().default(false),
    objectName,
    calico: calicoSubnetSchema.optional(),
    kubeOvn: kubeOvnSubnetSchema.optional(),
    tke: tkeSubnetSchema.optional(),
  })
  .superRefine((props, context) => {
    const blocks = blocksOf(props);
    const doubled = doubledFamily(blocks);
    if (doubled !== undefined) context.addIssue({ code: 'custom', message: doubled });
    const families = (props.gateway ?? []).map(({ family }) => family);
    if (new Set(families).size < families.length) {
      context.addIssue({ code: 'custom', message: 'two gateways of one family are given', path: ['gateway'] });
    }
    if (blocks.length === 0) {
      context.addIssue({
        code: 'custom',
        message: 'a subnet wants a cidr, or a prefixLength to be carved from its supernet',
      });
    }
  });

type SubnetRead = z.output<typeof subnetSchema>;
