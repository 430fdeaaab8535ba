import type { NetworkDeclaration, PoolDeclaration, SubnetDeclaration } from '../model/declarations';
import { ownerOf } from '../model/owner';
import type { ClusterSnapshot, Snapshot } from '../model/snapshot';
import { compareText, sortedByText } from '../net/compare';
import { backendOf } from './backend-of';
import { edgesOfBlock } from './edges';
import type { PoolRecord, SubnetRecord } from './place-record';
import type { Registry } from './registry';
import { declaredWorkload, snapshotOfWorkload } from './workload-snapshot';

/** The registry as one sorted value. Records that depend on a refused one are left out; their problems are known. */
export function snapshotOf(registry: Registry): Snapshot {
  const networks = new Set(registry.networks.map((network) => network.name));
  const inNetwork = registry.clusters.filter((cluster) => networks.has(cluster.network));
  const clusters = sortedByText(inNetwork, (cluster) => cluster.name).map((cluster) =>
    withIpamdSettings(cluster, registry),
  );
  const clusterByName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  const inCluster = registry.subnets.filter((record) => clusterByName.has(record.snapshot.cluster));
  const subnets = sortedByText(inCluster, (record) => record.snapshot.key);
  const subnetKeys = new Set(subnets.map((record) => record.snapshot.key));
  const inSubnet = registry.pools.filter((record) => subnetKeys.has(record.snapshot.subnet));
  const pools = sortedByText(inSubnet, (record) => record.snapshot.key);
  const poolByKey = new Map(pools.map((record) => [record.snapshot.key, record]));
  const networkBySubnet = new Map(subnets.map(({ snapshot }) => [snapshot.key, snapshot.network]));
  const known = registry.workloads.filter(({ interfaces }) =>
    interfaces.every(({ pools }) => pools.length > 0 && pools.every((key) => poolByKey.has(key))),
  );
  const records = sortedByText(known, (record) => ownerOf(record.identity));
  const eipByOwner = new Map(registry.eips.map((binding) => [binding.owner, binding]));
  const workloads = records.flatMap((record) => {
    const cluster = clusterByName.get(record.identity.cluster);
    if (cluster === undefined) return [];
    const context = { cluster, poolByKey, networkBySubnet, eipByOwner };
    const snapshot = snapshotOfWorkload(record, context);
    return [{ snapshot, declarations: declaredWorkload(record, snapshot, context) }];
  });
  return {
    clusters,
    subnets: subnets.map((record) => record.snapshot),
    pools: pools.map((record) => record.snapshot),
    vpcs: sortedByText(registry.vpcs, (vpc) => vpc.key).filter((vpc) => clusterByName.has(vpc.cluster)),
    workloads: workloads.map(({ snapshot }) => snapshot),
    masqAgents: sortedByText(registry.masqAgents, (agent) => agent.cluster),
    nodePools: sortedByText(
      registry.nodePools.filter(({ cluster }) => clusterByName.has(cluster)),
      ({ cluster, name }) => `${cluster}/${name}`,
    ),
    namespaces: sortedByText(
      registry.namespaces.filter(({ cluster }) => clusterByName.has(cluster)),
      ({ cluster, name }) => `${cluster}/${name}`,
    ),
    declarations: {
      networks: sortedByText(registry.networks, (network) => network.name).map(
        (network): NetworkDeclaration => ({
          ...network,
          subnets: subnets
            .filter((record) => record.snapshot.network === network.name)
            .map((record) => declaredSubnet(record, clusterByName, pools)),
          reservations: registry.reservations
            .filter((record) => record.network === network.name)
            .map((record) => record.reservation)
            .sort((a, b) => compareText(`${a.range} ${a.reason}`, `${b.range} ${b.reason}`)),
        }),
      ),
      workloads: workloads.flatMap(({ declarations }) => declarations),
      inventories: sortedByText(registry.inventories, (inventory) => inventory.key),
    },
  };
}

function declaredSubnet(
  { snapshot }: SubnetRecord,
  clusters: ReadonlyMap<string, ClusterSnapshot>,
  pools: readonly PoolRecord[],
): SubnetDeclaration {
  const backend = backendOf(clusters.get(snapshot.cluster)!.backend);
  return {
    key: snapshot.key,
    where: snapshot.where,
    blocks: snapshot.blocks,
    edges: snapshot.blocks.map((block) => edgesOfBlock(backend, block)),
    excluded: snapshot.gateways,
    pools: pools.filter((record) => record.snapshot.subnet === snapshot.key).map(declaredPool),
  };
}

const declaredPool = ({ snapshot, quarantine, zones }: PoolRecord): PoolDeclaration => ({
  key: snapshot.key,
  where: snapshot.where,
  blocks: snapshot.blocks,
  quarantine,
  zones,
  ...(snapshot.lifecycle === undefined ? {} : { lifecycle: snapshot.lifecycle }),
});

function withIpamdSettings(cluster: ClusterSnapshot, { ipamdSettings }: Registry): ClusterSnapshot {
  const record = ipamdSettings.find((settings) => settings.cluster === cluster.name);
  if (record === undefined || cluster.backend.kind !== 'tke') return cluster;
  return { ...cluster, backend: { ...cluster.backend, settings: record.settings } };
}
