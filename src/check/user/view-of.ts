import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type {
  BackendConfig,
  ClusterSnapshot,
  PoolSnapshot,
  SubnetSnapshot,
  WorkloadSnapshot,
} from '../../model/snapshot';
import { printVersion } from '../../model/version';
import { once } from '../once';
import {
  type CheckObject,
  type CheckView,
  type ClusterView,
  type PoolView,
  type ReservationView,
  type SubnetView,
  VIEW_VERSION,
  type WorkloadView,
} from './check-view';
import { frozen } from './frozen';
import { leasesOf } from './leases-of';

/** An answer as the rules of users see it, which cannot change it. Each list is made when it is first read: most rules read one. */
export function viewOf(answer: Answer, objects: () => readonly CheckObject[]): CheckView {
  const { clusters, subnets, pools, workloads } = answer.snapshot;
  const lists = {
    clusters: once(() => frozen(clusters.map(clusterView))),
    subnets: once(() => frozen(subnets.map((subnet) => subnetView(subnet, answer)))),
    pools: once(() => frozen(pools.map((pool) => poolView(pool, answer)))),
    workloads: once(() => frozen(workloads.map(workloadView))),
    reservations: once(() => frozen(reservationsOf(answer))),
    leases: once(() => frozen(leasesOf(answer))),
    objects: once(() => frozen(objects())),
  };
  return {
    version: VIEW_VERSION,
    get clusters() {
      return lists.clusters();
    },
    get subnets() {
      return lists.subnets();
    },
    get pools() {
      return lists.pools();
    },
    get workloads() {
      return lists.workloads();
    },
    get reservations() {
      return lists.reservations();
    },
    get leases() {
      return lists.leases();
    },
    get objects() {
      return lists.objects();
    },
  };
}

/** Where nothing but manifests is known. */
export const viewOfObjects = (objects: readonly CheckObject[]): CheckView => ({
  version: VIEW_VERSION,
  clusters: [],
  subnets: [],
  pools: [],
  workloads: [],
  reservations: [],
  leases: [],
  objects: frozen(objects),
});

const clusterView = ({ name, network, backend, kubernetes, where }: ClusterSnapshot): ClusterView => ({
  name,
  network,
  backend: backend.kind,
  version: printVersion(versionOf(backend)),
  kubernetes: printVersion(kubernetes),
  where,
});

const versionOf = (backend: BackendConfig) => (backend.kind === 'tke' ? backend.ipamd : backend.version);

const subnetView = (subnet: SubnetSnapshot, { view }: Answer): SubnetView => ({
  key: subnet.key,
  cluster: subnet.cluster,
  network: subnet.network,
  objectName: subnet.objectName,
  cidrs: view.cidrsOf(subnet.key).map(String),
  gateways: subnet.gateways.map(String),
  isAutomatic: subnet.isAutomatic,
  isExisting: subnet.isExisting,
  lifecycle: subnet.lifecycle ?? 'active',
  where: subnet.where,
});

function poolView(pool: PoolSnapshot, { snapshot, view }: Answer): PoolView {
  const subnet = indexOf(snapshot).subnet(pool.subnet);
  const network = subnet?.network ?? '';
  const cidrs = view.cidrsOf(pool.key);
  const leased = cidrs.reduce((sum, { range }) => sum + view.leasedIn(network, range).size, 0n);
  return {
    key: pool.key,
    cluster: subnet?.cluster ?? '',
    subnet: pool.subnet,
    network,
    objectName: pool.objectName,
    cidrs: cidrs.map(String),
    size: Number(cidrs.reduce((sum, { size }) => sum + size, 0n)),
    leased: Number(leased),
    isExisting: pool.isExisting,
    lifecycle: pool.lifecycle ?? 'active',
    where: pool.where,
  };
}

function workloadView({
  owner,
  identity,
  replicas,
  interfaces,
  contract,
  template,
  eip,
  where,
}: WorkloadSnapshot): WorkloadView {
  const { cluster, namespace, kind, name } = identity;
  const counts = replicas.kind === 'one' ? { count: 1, max: 1 } : replicas;
  return {
    owner,
    cluster,
    namespace,
    kind,
    name,
    replicas: counts.count,
    maxReplicas: counts.max,
    contract,
    interfaces: interfaces.map(({ nic, network, families, pools }) => ({
      ...(nic === undefined ? {} : { nic }),
      network,
      families,
      pools,
    })),
    hasEip: eip !== undefined,
    annotations: template.annotations,
    labels: template.labels,
    where,
  };
}

const reservationsOf = ({ snapshot }: Answer): readonly ReservationView[] =>
  snapshot.declarations.networks.flatMap(({ name, reservations }) =>
    reservations.map(({ range, reason, owner, within, where }) => ({
      network: name,
      first: String(range.first),
      last: String(range.last),
      reason,
      ...(owner === undefined ? {} : { owner }),
      ...(within === undefined ? {} : { within }),
      where,
    })),
  );
