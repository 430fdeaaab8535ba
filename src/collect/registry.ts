import type { Acknowledgement } from '../check/policy/acknowledgement';
import type { EipInventoryDeclaration, ReservationDeclaration } from '../model/declarations';
import type { NamespaceSnapshot } from '../model/namespace';
import type { NodePoolSnapshot } from '../model/node-pool';
import type { OutputLayout } from '../model/output-layout';
import type { Problem, Whereabouts } from '../model/problem';
import type { ClusterSnapshot, IpamdSettings, MasqAgentSnapshot } from '../model/snapshot';
import type { VpcSnapshot } from '../model/vpc';
import type { Cidr } from '../net/cidr';
import type { PoolRecord, SubnetRecord } from './place-record';
import type { EipRecord, WorkloadRecord } from './workload-record';

/**
 * collect: the construct tree becomes a snapshot. Constructs write what they were told here, as plain data, while the
 * tree is built; nothing is decided before somebody asks for the answer.
 */
export class Registry {
  readonly networks: NetworkRecord[] = [];
  readonly clusters: ClusterSnapshot[] = [];
  /** Of all clusters, those whose props were refused too. */
  readonly clusterNames = new Set<string>();
  readonly subnets: SubnetRecord[] = [];
  readonly pools: PoolRecord[] = [];
  readonly vpcs: VpcSnapshot[] = [];
  readonly reservations: ReservationRecord[] = [];
  readonly workloads: WorkloadRecord[] = [];
  readonly eips: EipRecord[] = [];
  readonly inventories: EipInventoryDeclaration[] = [];
  readonly masqAgents: MasqAgentSnapshot[] = [];
  readonly ipamdSettings: IpamdSettingsRecord[] = [];
  readonly nodePools: NodePoolSnapshot[] = [];
  readonly namespaces: NamespaceSnapshot[] = [];
  readonly problems: Problem[] = [];
  /** What syncs each cluster. */
  readonly syncs: SyncRecord[] = [];
  /** Written in code. */
  readonly acknowledgements: Acknowledgement[] = [];
  /** Undefined in an App that lays out nothing. */
  outputLayout: OutputLayout | undefined;
  /** Whether Kustomizations of Flux are declared. */
  hasFlux = false;

  get isForFlux(): boolean {
    return this.hasFlux || this.outputLayout === 'flux';
  }

  /** Rises with every record, so that a memoised answer knows when it is old. */
  get revision(): number {
    return (
      this.networks.length +
      this.clusters.length +
      this.subnets.length +
      this.pools.length +
      this.vpcs.length +
      this.reservations.length +
      this.workloads.length +
      this.eips.length +
      this.inventories.length +
      this.masqAgents.length +
      this.ipamdSettings.length +
      this.nodePools.length +
      this.namespaces.length +
      this.problems.length +
      this.acknowledgements.length
    );
  }
}

export interface SyncRecord {
  readonly cluster: string;
  /** The cluster that it is in truth, as Argo CD or Flux knows it; empty where that was not said. */
  readonly target: string;
  readonly where: Whereabouts;
}

export interface NetworkRecord {
  readonly name: string;
  readonly where: Whereabouts;
  readonly supernets: readonly Cidr[];
}

export interface ReservationRecord {
  readonly network: string;
  readonly reservation: ReservationDeclaration;
}

export interface IpamdSettingsRecord {
  readonly cluster: string;
  readonly where: Whereabouts;
  readonly settings: IpamdSettings;
}
