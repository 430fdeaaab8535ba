import { ApiObject, Chart } from 'cdk8s';
import { fields } from '../check/foreign-object';
import { placeOfChart } from '../collect/chart-place';
import type { IgnoredDifference } from '../gitops/argo-cd/application';
import type { Cluster } from './cluster';

/**
 * The number of replicas of each workload that is scaled in the cluster, by a HorizontalPodAutoscaler or by KEDA: head-room
 * lets it grow to its maximum without a commit, and a sync that heals would take the pods away again. The scalers are rendered
 * for that, so it is asked when everything is declared.
 */
export function scaledWorkloads(cluster: Cluster): readonly IgnoredDifference[] {
  const charts = cluster.node.root.node.children.filter(Chart.isChart);
  return charts
    .filter((chart) => placeOfChart(chart)?.cluster === cluster.name)
    .flatMap((chart) => chart.node.findAll().filter(ApiObject.isApiObject))
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject')
    .flatMap(scaledBy);
}

function scaledBy(scaler: ApiObject): readonly IgnoredDifference[] {
  const { metadata, spec } = fields(scaler.toJson());
  const target = fields(fields(spec).scaleTargetRef);
  const { namespace } = fields(metadata);
  const { kind = 'Deployment', name, apiVersion = 'apps/v1' } = target;
  if (typeof name !== 'string' || typeof namespace !== 'string') return [];
  const group = `${apiVersion}`.includes('/') ? `${apiVersion}`.split('/')[0]! : '';
  return [{ group, kind: `${kind}`, name, namespace, jsonPointers: ['/spec/replicas'] }];
}
