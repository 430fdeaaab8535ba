import { Chart, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { z } from 'zod';
import { indexOf } from '../backends/snapshot-index';
import { placeOfChart } from '../collect/chart-place';
import { Ipam } from '../collect/ipam';
import type { EipPoolRecord, InterfaceRecord, WorkloadRecord } from '../collect/workload-record';
import type { Answer } from '../model/answer';
import type { Replicas } from '../model/declarations';
import { type Owner, ownerOf, type WorkloadIdentity } from '../model/owner';
import type { Problem, Whereabouts } from '../model/problem';
import { RELEASE } from '../model/reclaim';
import type { TemplateFacts } from '../model/snapshot';
import type { Family } from '../net/family';
import { RangeSet } from '../net/range-set';
import { NO_PIN, type PodPin } from '../render/pod-pin';
import type { ClaimRead } from './claim-schema';
import { addressesOf, addressOf, type Reading } from './decided-addresses';
import { earlySnapshot } from './early-snapshot';
import { foreignPools, identityProblems } from './identity-problems';
import { nicProblems } from './nic-problems';
import type { Pool } from './pool';
import { readProps } from './read-props';
import { rendererOf } from './renderer-of';
import { whereOf } from './where';

/** What a claim must be told: who claims, from which pools, with what, and how to learn the rest when the tree is complete. */
export interface ClaimRequest {
  readonly construct: IConstruct;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Whether cdk8s made the name up from the construct path. */
  readonly isNameGenerated: boolean;
  readonly pools: readonly Pool[];
  readonly props: unknown;
  /** What the props must be: those of a claim, and what the construct takes besides. */
  readonly schema: z.ZodType<ClaimRead>;
  readonly replicas: (read: ClaimRead) => Replicas;
  readonly template: () => TemplateFacts;
}

/** A workload's claim on addresses: registered while the tree is built, answered at synth. */
export class Claim {
  readonly identity: WorkloadIdentity;
  /** Where it is declared. */
  readonly where: Whereabouts;
  readonly ipam: Ipam;
  /** Of all its interfaces. */
  private readonly pools: readonly Pool[];
  private readonly record: WorkloadRecord | undefined;

  constructor(private readonly request: ClaimRequest) {
    const { construct, kind, name, pools } = request;
    const cluster = pools[0]?.subnet.cluster.name ?? placeOfChart(Chart.of(construct))?.cluster ?? 'unknown';
    this.identity = { cluster, namespace: request.namespace ?? 'unknown', kind, name };
    this.ipam = Ipam.of(construct);
    const where = whereOf(construct, this.owner);
    this.where = where;
    const read = readProps(request.schema, request.props, where);
    const further = read.value?.interfaces ?? [];
    this.pools = [...pools, ...further.flatMap((each) => each.pools)];
    const policy = read.value?.reclaim?.read(where) ?? { reclaim: RELEASE, problems: [] };
    const problems: Problem[] = [
      ...read.problems,
      ...policy.problems,
      ...identityProblems({ ...request, pools: this.pools }, this.identity, where),
      ...(read.value ? nicProblems([read.value.nic, ...further.map(({ nic }) => nic)], where) : []),
    ];
    this.ipam.registry.problems.push(...problems);
    if (read.value === undefined || problems.length > 0) return;
    const { value } = read;
    this.record = {
      identity: this.identity,
      where,
      interfaces: [interfaceRecord(value, pools), ...further.map((each) => interfaceRecord(each, each.pools))],
      reclaim: policy.reclaim,
      replicas: () => request.replicas(value),
      template: request.template,
      ...(value.formerly === undefined ? {} : { formerly: `${cluster}/${value.formerly}` }),
      ...(value.tke === undefined ? {} : { tke: value.tke as NonNullable<WorkloadRecord['tke']> }),
    };
    this.ipam.registry.workloads.push(this.record);
    this.emitObjects(this.record);
  }

  /** `cluster/namespace/Kind/name`. */
  get owner(): Owner {
    return ownerOf(this.identity);
  }

  /** The address of an ordinal as text that is filled in at synth; usable wherever cdk8s renders a value. */
  address(ordinal: number, family?: Family, nic?: string): string {
    return Lazy.any({
      produce: () => this.ipam.read((answer) => `${addressOf(this.reading(answer, family, nic), ordinal)}`),
    });
  }

  /** The fewest CIDRs that cover exactly its addresses, head-room included; filled in at synth. */
  cidrs(family?: Family, nic?: string): string[] {
    return Lazy.any({
      produce: () =>
        this.ipam.read((answer) =>
          RangeSet.from(addressesOf(this.reading(answer, family, nic)).values())
            .cidrs()
            .map(String),
        ),
    });
  }

  /** @internal What the pod template must say. */
  pin(): PodPin {
    const backend = this.request.pools[0]?.subnet.cluster.snapshot?.backend;
    if (backend === undefined) return NO_PIN;
    return (
      this.ipam.read((answer) => {
        const workload = indexOf(answer.snapshot).workload(this.owner);
        return workload === undefined ? NO_PIN : rendererOf(backend).podPin(workload, answer);
      }) ?? NO_PIN
    );
  }

  /** @internal Public addresses out of pools: what is wrong with them, or the objects that bind them. */
  bindPool(eip: EipPoolRecord, pools: readonly Pool[]): void {
    const { ipam, where, record } = this;
    const problems = foreignPools({ construct: this.request.construct, pools }, this.identity, where);
    ipam.registry.problems.push(...problems);
    if (problems.length > 0) return;
    ipam.registry.eips.push({ owner: this.owner, where, eip });
    if (record === undefined) return;
    for (const pool of pools) {
      const context = pool.context();
      if (context === undefined) continue;
      const workload = earlySnapshot(record, context.cluster, this.pools);
      const objects = rendererOf(context.cluster.backend).objectsForEips(workload, context);
      for (const object of objects) pool.subnet.cluster.ensure(object);
    }
  }

  private reading(answer: Answer, family: Family | undefined, nic: string | undefined): Reading {
    const workload = indexOf(answer.snapshot).workload(this.owner);
    if (workload === undefined) throw new Error(`${this.owner} is in no answer`);
    return { workload, answer, ...(family === undefined ? {} : { family }), ...(nic === undefined ? {} : { nic }) };
  }

  private emitObjects(record: WorkloadRecord): void {
    for (const pool of new Set(this.pools)) {
      const context = pool.context();
      if (context === undefined) continue;
      const workload = earlySnapshot(record, context.cluster, this.pools);
      const objects = rendererOf(context.cluster.backend).objectsForWorkload(workload, context);
      for (const object of objects) pool.subnet.cluster.ensure(object);
    }
  }
}

const interfaceRecord = (
  { nic, contiguity, addresses, macAddresses }: InterfaceRead,
  pools: readonly Pool[],
): InterfaceRecord => ({
  pools: pools.map((pool) => pool.key),
  contiguity,
  pins: addresses,
  ...(nic === undefined ? {} : { nic }),
  ...(macAddresses === undefined ? {} : { macAddresses }),
});

type InterfaceRead = Pick<ClaimRead, 'nic' | 'contiguity' | 'addresses' | 'macAddresses'>;
