import { type ApiObject, Lazy } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { z } from 'zod';
import { Ipam } from '../collect/ipam';
import type { PlaceKey, ZoneDeclaration } from '../model/declarations';
import type { Whereabouts } from '../model/problem';
import { DEFAULT_QUARANTINE } from '../model/reclaim';
import type { PoolSnapshot } from '../model/snapshot';
import type { Family } from '../net/family';
import type { PoolContext } from '../render/renderer';
import { type BlockProps, blockShape, blocksOf, doubledFamily } from './block-props';
import { type LifecycleProps, laterOf, lifecycleSchema } from './lifecycle';
import { meaninglessProps } from './meaningless-props';
import { PinnedWorkload, type PinProps } from './pinned-workload';
import { duration, objectName, orNone, readProps } from './read-props';
import { rendererOf } from './renderer-of';
import type { ReserveProps } from './reserve-props';
import { type ReserveRead, reserveList } from './reserve-schema';
import type { Subnet } from './subnet';
import { type CalicoSubnetProps, calicoSubnetSchema } from './subnet-backend-props';
import { whereOf } from './where';

/** What a pool is. */
export interface PoolProps extends BlockProps, LifecycleProps {
  /**
   * How long an address stays out of use between two owners, such as `24h`; `0s` for none.
   *
   * @default '24h'
   */
  readonly quarantine?: string;
  /**
   * Addresses that nothing may get.
   *
   * @default none
   */
  readonly reserve?: readonly ReserveProps[];
  /**
   * The end of the pool, for the workloads with an EIP and no others: so few CIDRs describe them, in a masquerade
   * configuration or a firewall. It has addresses of its own like a pool, and what is in it may not be elsewhere.
   *
   * @default none: they lie among the others
   */
  readonly eipZone?: EipZoneProps;
  /**
   * Whether the CNI's object (a Calico IPPool) is there already and is not emitted.
   *
   * @default false
   */
  readonly existing?: boolean;
  /**
   * Name of the CNI's object, where the pool has one of its own.
   *
   * @default the construct id
   */
  readonly objectName?: string;
  /** What only Calico knows of the pool. @default none */
  readonly calico?: CalicoSubnetProps;
}

/** How large the zone of workloads with an EIP is: smaller than its pool, in each family that it has a length for. */
export interface EipZoneProps {
  /** Prefix length of its IPv4 CIDR. @default no IPv4 zone */
  readonly prefixLength?: number;
  /** Prefix length of its IPv6 CIDR. @default no IPv6 zone */
  readonly ipv6PrefixLength?: number;
}

/** A named part of a Subnet from which claims are served: given, carved by prefix length, or the whole of it. */
export class Pool extends Construct {
  /** `cluster/subnet/pool`: the key in the lock's terms. */
  readonly key: PlaceKey;
  /** @internal Undefined where the props were refused. */
  readonly snapshot: PoolSnapshot | undefined;

  constructor(
    /** The subnet that it is a part of. */
    readonly subnet: Subnet,
    id: string,
    props: PoolProps = {},
  ) {
    super(subnet, id);
    this.key = `${subnet.key}/${id}`;
    const where = whereOf(this, this.key);
    const { registry } = Ipam.of(this);
    const read = readProps(poolSchema, { ...props, objectName: props?.objectName ?? id }, where);
    const own = {
      props: ownObjectOf(orNone(props)),
      why: 'a pool has no object of its own: it is a range of its subnet',
    };
    registry.problems.push(...read.problems, ...meaninglessProps(subnet.cluster.snapshot?.backend, where, own));
    if (read.value === undefined || subnet.snapshot === undefined) return;
    const asked = blocksOf(read.value);
    const lifecycle = laterOf(read.value.lifecycle, subnet.snapshot.lifecycle ?? 'active');
    this.snapshot = {
      key: this.key,
      where,
      subnet: subnet.key,
      objectName: read.value.objectName,
      isExisting: read.value.existing,
      blocks: asked.length > 0 ? asked : subnet.snapshot.blocks.map(({ family }) => ({ kind: 'whole', family })),
      ...(lifecycle === 'active' ? {} : { lifecycle }),
      options: (read.value.calico === undefined ? {} : { calico: read.value.calico }) as PoolSnapshot['options'],
    };
    const { quarantine, eipZone } = read.value;
    registry.pools.push({ snapshot: this.snapshot, quarantine, zones: zonesOf(eipZone) });
    const context = this.context();
    if (context) {
      const objects = rendererOf(context.cluster.backend).objectsForPool(this.snapshot, context);
      for (const object of objects) this.subnet.cluster.ensure(object);
    }
    this.reserve(read.value.reserve, where);
  }

  /** @internal */
  reserve(reserve: readonly ReserveRead[], where: Whereabouts): void {
    this.subnet.reserve(reserve, where, this.key);
  }

  /**
   * Gives addresses of this pool to a workload that something else declares: a cdk8s-plus workload, an object of a
   * generated class, one that was read with Include or rendered by Helm, a raw ApiObject. Kinds: StatefulSet, Deployment,
   * Pod, VirtualMachine.
   */
  pin(workload: ApiObject | IConstruct, props: PinProps = {}): PinnedWorkload {
    return new PinnedWorkload(workload, { ...props, pools: [this, ...(props.pools ?? [])] });
  }

  /** The CIDR of this pool, given or carved, as text that is filled in at synth. @param family 4 or 6 @default 4 where the pool has IPv4 */
  cidr(family: Family = this.defaultFamily): string {
    return Lazy.any({ produce: () => Ipam.of(this).read(({ view }) => view.cidrOf(this.key, family)?.toString()) });
  }

  private get defaultFamily(): Family {
    return this.snapshot?.blocks.some((block) => block.family === 4) === false ? 6 : 4;
  }

  /** @internal What a backend wants to know around a pool; undefined where something was refused. */
  context(): PoolContext | undefined {
    const cluster = this.subnet.cluster.snapshot;
    const subnet = this.subnet.snapshot;
    return cluster && subnet && this.snapshot ? { cluster, subnet, pool: this.snapshot } : undefined;
  }
}

/** What is said of the object of a pool; that it is not there already says nothing. */
const ownObjectOf = ({ existing = false, objectName }: PoolProps) => ({ existing: existing || undefined, objectName });

const eipZoneSchema = z.strictObject({
  prefixLength: blockShape.prefixLength,
  ipv6PrefixLength: blockShape.ipv6PrefixLength,
});

const zonesOf = (zone: z.output<typeof eipZoneSchema> = {}): readonly ZoneDeclaration[] =>
  blocksOf(zone).flatMap((block) =>
    block.kind === 'carved' ? [{ name: 'eip', family: block.family, prefixLength: block.prefixLength }] : [],
  );

const poolSchema = z
  .strictObject({
    ...blockShape,
    eipZone: eipZoneSchema.optional(),
    quarantine: duration.default(DEFAULT_QUARANTINE),
    lifecycle: lifecycleSchema,
    reserve: reserveList,
    existing: z.boolean().default(false),
    objectName,
    calico: calicoSubnetSchema.optional(),
  })
  .superRefine((props, context) => {
    const doubled = doubledFamily(blocksOf(props));
    if (doubled !== undefined) context.addIssue({ code: 'custom', message: doubled });
  });
