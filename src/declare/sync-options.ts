import type { SyncLayer } from '../model/output-layout';
import type { Cluster } from './cluster';

/**
 * Server-side apply for the platform's objects, because tables and policies outgrow what client-side apply can note. Not
 * where Calico's objects go through its aggregated API server, which stores them as something else; what is large says so
 * itself.
 */
export const syncOptionsFor = (clusters: readonly Cluster[], layer: SyncLayer | undefined): readonly string[] =>
  layer === 'workloads' || clusters.some(isAggregated) ? [] : ['ServerSideApply=true'];

const isAggregated = ({ snapshot }: Cluster): boolean =>
  snapshot?.backend.kind === 'calico' && snapshot.backend.api === 'aggregated';
