import { App, Chart, YamlOutputType } from 'cdk8s';
import type { Construct } from 'constructs';
import { markSyncChart, placeOfChart } from '../collect/chart-place';
import { Ipam } from '../collect/ipam';
import type { Registry, SyncRecord } from '../collect/registry';
import type { ClusterOutput } from '../gitops/output-layout';
import type { OutputLayout } from '../model/output-layout';
import type { Problem } from '../model/problem';
import type { Cluster } from './cluster';
import { whereOf } from './where';

/** A construct with the objects that sync clusters, and the clusters that it syncs. */
interface Syncing {
  readonly construct: Construct;
  readonly clusters: readonly Cluster[];
  /** What Argo CD or Flux takes for the cluster. @default empty: itself */
  readonly target?: string;
}

/** Has the chart of the construct written to a folder of its own, and says what is wrong with where it stands. */
export function placeSyncObjects({ construct, clusters, target = '' }: Syncing): void {
  const chart = Chart.of(construct);
  const { registry } = Ipam.of(construct);
  const cluster = placeOfChart(chart)?.cluster;
  const reasons = [
    ...(cluster === undefined ? [] : [insideCluster(cluster)]),
    ...(registry.clusterNames.has(chart.node.id) ? [namedLikeCluster(chart.node.id)] : []),
    ...clusters.filter((other) => App.of(other) !== App.of(construct)).map(ofAnotherApp),
    ...(App.of(construct).yamlOutputType === YamlOutputType.FILE_PER_CHART ? [] : [NO_FOLDERS]),
  ];
  registry.problems.push(...reasons.map((reason) => misplaced(construct, reason)));
  if (cluster === undefined) markSyncChart(chart);
  for (const { name } of clusters) recordSync(registry, { cluster: name, target, where: whereOf(construct) });
}

function recordSync({ syncs, problems }: Registry, sync: SyncRecord): void {
  const other = syncs.find(({ cluster, target }) => cluster === sync.cluster && target === sync.target);
  if (other !== undefined) problems.push(syncedTwice(sync, other));
  else syncs.push(sync);
}

const syncedTwice = ({ cluster, where }: SyncRecord, other: SyncRecord): Problem => ({
  rule: 'IPAM739',
  severity: 'error',
  where,
  message: `The cluster ${cluster} is synced by ${other.where.path ?? ''} already: both would apply the same files to it, again and again.`,
  fix: 'Keep one of them; where the files go to another cluster too, say so in its destination or kubeConfigSecret.',
});

/** The output of a cluster, as the App that the construct is in writes it. */
export const outputOf = (construct: Construct, { cluster, folder, layout }: OutputRequest): ClusterOutput => ({
  cluster,
  folder,
  layout: layout ?? Ipam.of(construct).registry.outputLayout ?? 'argo',
  extension: App.of(construct).outputFileExtension,
});

interface OutputRequest {
  readonly cluster: string;
  readonly folder: string;
  /** Absent: that of the App. */
  readonly layout?: OutputLayout;
}

interface Reason {
  readonly message: string;
  readonly fix: string;
}

const insideCluster = (cluster: string): Reason => ({
  message: `It stands in a chart of the cluster ${cluster}, in the folder that it syncs: it would manage, and prune, itself.`,
  fix: "Put it into a chart of its own: new Chart(app, 'gitops').",
});

const namedLikeCluster = (name: string): Reason => ({
  message: `Its chart has the name of the cluster ${name}, and would be written into the folder that it syncs.`,
  fix: 'Give the chart another name.',
});

const ofAnotherApp = (cluster: Cluster): Reason => ({
  message: `The cluster ${cluster.name} is of another App, whose output this one knows nothing of.`,
  fix: 'Declare it in the App of the cluster.',
});

const NO_FOLDERS: Reason = {
  message: 'The App does not write a file for each chart, so there is no folder of a cluster to sync.',
  fix: 'Leave out yamlOutputType.',
};

export const misplaced = (construct: Construct, { message, fix }: Reason): Problem => ({
  rule: 'IPAM729',
  severity: 'error',
  where: whereOf(construct),
  message,
  fix,
});
