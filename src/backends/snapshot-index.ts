import type { PlaceKey, WorkloadDeclaration } from '../model/declarations';
import { poolsOf } from '../model/interfaces';
import type { Owner } from '../model/owner';
import type {
  BackendConfig,
  ClusterSnapshot,
  InterfaceSnapshot,
  PoolSnapshot,
  Snapshot,
  SubnetSnapshot,
  WorkloadSnapshot,
} from '../model/snapshot';

/** A snapshot with the look-ups that backends and rules need for every workload. Ask `indexOf` for the one of a snapshot. */
export class SnapshotIndex {
  private readonly clusters: ReadonlyMap<string, ClusterSnapshot>;
  private readonly subnets: ReadonlyMap<PlaceKey, SubnetSnapshot>;
  private readonly pools: ReadonlyMap<PlaceKey, PoolSnapshot>;
  private readonly workloads: ReadonlyMap<Owner, WorkloadSnapshot>;
  private readonly declarations: ReadonlyMap<Owner, WorkloadDeclaration>;
  private readonly workloadsBySubnet: ReadonlyMap<PlaceKey, readonly WorkloadSnapshot[]>;

  constructor(readonly snapshot: Snapshot) {
    this.clusters = keyed(snapshot.clusters, (cluster) => cluster.name);
    this.subnets = keyed(snapshot.subnets, (subnet) => subnet.key);
    this.pools = keyed(snapshot.pools, (pool) => pool.key);
    this.workloads = keyed(snapshot.workloads, (workload) => workload.owner);
    this.declarations = keyed([...snapshot.declarations.workloads].reverse(), (workload) => workload.owner);
    this.workloadsBySubnet = this.groupWorkloads();
  }

  cluster(name: string): ClusterSnapshot | undefined {
    return this.clusters.get(name);
  }

  clusterOf(workload: WorkloadSnapshot): ClusterSnapshot | undefined {
    return this.clusters.get(workload.identity.cluster);
  }

  subnet(key: PlaceKey): SubnetSnapshot | undefined {
    return this.subnets.get(key);
  }

  pool(key: PlaceKey): PoolSnapshot | undefined {
    return this.pools.get(key);
  }

  workload(owner: Owner): WorkloadSnapshot | undefined {
    return this.workloads.get(owner);
  }

  /** The subnets of the pools of all interfaces of a workload, each once, in the order of the pools. */
  subnetsOf(workload: WorkloadSnapshot): readonly SubnetSnapshot[] {
    return this.subnetsOfPools(poolsOf(workload));
  }

  /** The subnets of the pools of one interface, each once, in the order of the pools. */
  subnetsOfInterface({ pools }: InterfaceSnapshot): readonly SubnetSnapshot[] {
    return this.subnetsOfPools(pools);
  }

  /** The workloads with a pool in the subnet, in the order of the snapshot. */
  workloadsIn(subnet: PlaceKey): readonly WorkloadSnapshot[] {
    return this.workloadsBySubnet.get(subnet) ?? [];
  }

  /** What the allocator was told of a workload; of one in several networks, what it was told first. */
  declarationOf(owner: Owner): WorkloadDeclaration | undefined {
    return this.declarations.get(owner);
  }

  /** The clusters with this backend, and how it is set up there. */
  clustersOn<K extends BackendKind>(kind: K): readonly On<K, { readonly cluster: ClusterSnapshot }>[] {
    return this.snapshot.clusters.flatMap((cluster) => on(kind, cluster, { cluster }));
  }

  /** The subnets of clusters with this backend. */
  subnetsOn<K extends BackendKind>(kind: K): readonly On<K, { readonly subnet: SubnetSnapshot }>[] {
    return this.snapshot.subnets.flatMap((subnet) => on(kind, this.cluster(subnet.cluster), { subnet }));
  }

  /** The workloads of clusters with this backend. */
  workloadsOn<K extends BackendKind>(kind: K): readonly On<K, { readonly workload: WorkloadSnapshot }>[] {
    return this.snapshot.workloads.flatMap((workload) => on(kind, this.clusterOf(workload), { workload }));
  }

  private subnetsOfPools(pools: readonly PlaceKey[]): readonly SubnetSnapshot[] {
    const keys = new Set(pools.flatMap((pool) => this.pools.get(pool)?.subnet ?? []));
    return [...keys].flatMap((key) => this.subnets.get(key) ?? []);
  }

  private groupWorkloads(): ReadonlyMap<PlaceKey, readonly WorkloadSnapshot[]> {
    const groups = new Map<PlaceKey, WorkloadSnapshot[]>();
    for (const workload of this.snapshot.workloads) {
      for (const { key } of this.subnetsOf(workload)) {
        const group = groups.get(key);
        if (group) group.push(workload);
        else groups.set(key, [workload]);
      }
    }
    return groups;
  }
}

type BackendKind = BackendConfig['kind'];

type On<K extends BackendKind, T> = T & { readonly config: Extract<BackendConfig, { readonly kind: K }> };

const on = <K extends BackendKind, T>(kind: K, cluster: ClusterSnapshot | undefined, subject: T): On<K, T>[] =>
  cluster?.backend.kind === kind ? [{ ...subject, config: cluster.backend } as On<K, T>] : [];

const INDEXES = new WeakMap<Snapshot, SnapshotIndex>();

/** The index of a snapshot, made once: pins are asked for thousands of workloads of one snapshot. */
export function indexOf(snapshot: Snapshot): SnapshotIndex {
  const known = INDEXES.get(snapshot);
  if (known) return known;
  const index = new SnapshotIndex(snapshot);
  INDEXES.set(snapshot, index);
  return index;
}

const keyed = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [key(item), item]));
