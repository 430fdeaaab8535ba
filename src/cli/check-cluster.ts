import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type ForeignObject, foreignObject } from '../check/foreign-object';
import { type LintTarget, targetOf } from '../check/lint-target';
import { clustersInLock, type Managed, managedIn } from '../check/managed';
import { isFolder, manifestTree } from '../files/manifest-tree';
import { ManifestReader } from '../gitops/read-manifests';
import type { DeclaredCluster } from '../model/declared-cluster';
import type { Lock } from '../model/lock';
import type { Whereabouts } from '../model/problem';
import { describeWhereabouts } from '../model/report';
import type { AppKnowledge } from './app-knowledge';
import { didYouMean } from './did-you-mean';
import { type Found, found, misuse, notFound } from './outcome';

/** What is known of the cluster that manifests are for. */
export interface ClusterKnowledge {
  /** Absent: it could not be told which cluster they are for. */
  readonly managed?: Managed;
  /** As the app declares it. Absent: it was not asked. */
  readonly target?: LintTarget;
  /** What we render for it, as the output folder has it. */
  readonly known: () => readonly ForeignObject[];
  /** Why it is not known. */
  readonly lines: readonly string[];
}

/** Where that is known from. */
export interface ClusterSources {
  /** Absent: there is none, or it cannot be read. */
  readonly lock?: Lock;
  readonly app: AppKnowledge;
  /** The output folder. */
  readonly output: string;
  /** The cluster that somebody has named. */
  readonly named?: string;
  /** Where in the configuration. Absent: on the command line. */
  readonly namedAt?: Whereabouts;
}

/** What the app, the lock and the output folder say of the cluster that was named, or of the only one that there is. */
export function clusterKnowledge(sources: ClusterSources): Found<ClusterKnowledge> {
  const { lock, app, output, named, namedAt } = sources;
  const clusters = app.clusters?.map(({ name }) => name) ?? (lock === undefined ? [] : clustersInLock(lock));
  if (named !== undefined && !clusters.includes(named))
    return notFound(
      misuse(`${saidIn(namedAt)} ${named} is no cluster that the lock knows${didYouMean(named, clusters)}.`),
    );
  const cluster = named ?? (clusters.length === 1 ? clusters[0] : undefined);
  if (cluster === undefined || lock === undefined)
    return found({ known: () => [], lines: clusters.length > 1 ? [unclear(clusters)] : [] });
  const { places, clusters: declared } = app;
  const own = declared?.find(({ name }) => name === cluster);
  return found({
    managed: managedIn(cluster, lock, places && declared && { places, clusters: declared }),
    ...(own && { target: targetOf(own) }),
    known: () => [...renderedFor(cluster, output), ...existingIn(own)],
    lines: [],
  });
}

const saidIn = (place: Whereabouts | undefined): string => {
  const { field: _, ...file } = place ?? {};
  return place === undefined ? '--cluster' : `${describeWhereabouts(file)}: the cluster`;
};

const unclear = (clusters: readonly string[]): string =>
  `The manifests were not held against the lock, which has several clusters: --cluster says which (${clusters.join(', ')}).`;

/** What the app declares as being there already. */
export const existingIn = (cluster: DeclaredCluster | undefined): readonly ForeignObject[] =>
  (cluster?.existing ?? []).flatMap((value) => foreignObject(value, () => ({})) ?? []);

function renderedFor(cluster: string, output: string): readonly ForeignObject[] {
  const folder = `${output}/${cluster}`;
  if (!isFolder(folder)) return [];
  const files = manifestTree(folder).files.map((path) => ({
    path: relative(output, path),
    text: readFileSync(path, 'utf8'),
  }));
  return new ManifestReader().read(files).map(({ object }) => object);
}
