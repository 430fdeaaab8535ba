import type { ForeignObject } from '../check/foreign-object';
import type { ReadApplication } from '../gitops/applications';
import { planArgoSync } from '../gitops/argo-plan';
import { planFluxSync } from '../gitops/flux-plan';
import type { Manifest } from '../gitops/manifest';
import { CLUSTER_FILE } from '../gitops/output-layout';
import { type SyncPlan, sideBySide } from '../gitops/sync-plan';

/** The manifests of one cluster on both sides, and the Applications that are known to read them. */
export interface ClusterSides {
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly applications: readonly ReadApplication[];
  /** Whether Flux, where it is Flux, deletes what has left the infrastructure. */
  readonly fluxPrunesInfra: boolean;
  /** Kinds (`group/Kind`) that Argo CD was taught the health of. */
  readonly healthScripts: ReadonlySet<string>;
}

/** Folders of their own for infrastructure and workloads are for Flux, unless Applications read them. */
export const isOfFlux = ({ base, head, applications }: Pick<ClusterSides, 'base' | 'head' | 'applications'>): boolean =>
  applications.length === 0 && [...base, ...head].some(({ app, cluster }) => app !== cluster);

/**
 * The order in which a cluster is synced: by the two Kustomizations of Flux; by the Applications that are among the
 * manifests; and where none is, by one Application that prunes, in which most can go wrong.
 */
export function clusterPlan(sides: ClusterSides): SyncPlan {
  if (isOfFlux(sides)) return fluxPlan(sides);
  const parts = sides.applications.filter(({ reads }) => reads !== 'everything');
  if (parts.length > 0) return sideBySide(parts.map((part) => [part.name, applicationPlan(sides, part)]));
  return applicationPlan(sides, sides.applications[0]);
}

/** The infrastructure, then the workloads. */
const fluxPlan = (sides: ClusterSides): SyncPlan =>
  planFluxSync([
    { ...among(sides, (manifest) => !isOfWorkloads(manifest)), prune: sides.fluxPrunesInfra },
    { ...among(sides, isOfWorkloads), prune: true },
  ]);

const isOfWorkloads = ({ app }: Manifest): boolean => app.endsWith('/workloads');

function applicationPlan(sides: ClusterSides, application: ReadApplication | undefined): SyncPlan {
  const { reads = 'everything', prune = true, syncOptions = [] } = application ?? {};
  const isRead = (manifest: Manifest): boolean => reads === 'everything' || isOfInfra(manifest) === (reads === 'infra');
  return planArgoSync({ ...among(sides, isRead), options: { prune, syncOptions, healthScripts: sides.healthScripts } });
}

const isOfInfra = ({ cluster, app, file }: Manifest): boolean =>
  app === `${cluster}/infra` || file.startsWith(`${cluster}/${CLUSTER_FILE}.`);

const among = ({ base, head }: ClusterSides, isOfPart: (manifest: Manifest) => boolean) => ({
  live: objectsOf(base.filter(isOfPart)),
  desired: objectsOf(head.filter(isOfPart)),
});

const objectsOf = (manifests: readonly Manifest[]): readonly ForeignObject[] => manifests.map(({ object }) => object);
