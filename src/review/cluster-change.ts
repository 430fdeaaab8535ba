import { type ForeignObject, identityOfObject } from '../check/foreign-object';
import type { Manifest } from '../gitops/manifest';
import { type PlacedStep, type SyncPlan, stepsOf } from '../gitops/sync-plan';
import { type ClusterSides, clusterPlan, isOfFlux } from './cluster-plan';
import type { Leases } from './leases';
import type { ManifestChange } from './manifest-changes';
import { networkFilter } from './network-filter';

/** What changes in one cluster, in the order in which a sync would do it. */
export interface ClusterChange {
  readonly cluster: string;
  readonly tool: 'Argo CD' | 'Flux';
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  /** Those of this cluster. */
  readonly changes: readonly ManifestChange[];
  readonly plan: SyncPlan;
  /** Kinds (`group/Kind`) that Argo CD was taught the health of. */
  readonly healthScripts: ReadonlySet<string>;
  /** What the sync does with an object, by its identity. */
  readonly steps: ReadonlyMap<string, PlacedStep>;
  /** Who holds what on either side; empty where no lock is known. */
  readonly leases: Readonly<Record<'base' | 'head', Leases>>;
  /** Whether the addresses of an object can be those of a network of the lock. */
  readonly isMeant: (object: ForeignObject, network: string) => boolean;
}

type Sides = Pick<ClusterChange, 'cluster' | 'base' | 'head' | 'changes' | 'leases'> & ClusterSides;

export function clusterChange({ applications, ...sides }: Sides): ClusterChange {
  const plan = clusterPlan({ ...sides, applications });
  const steps = new Map(
    stepsOf(plan)
      .filter(({ operation }) => operation !== 'clear')
      .map((step) => [identityOfObject(step.object), step]),
  );
  const isMeant = networkFilter(sides.cluster, [...sides.base, ...sides.head]);
  return { ...sides, tool: isOfFlux({ ...sides, applications }) ? 'Flux' : 'Argo CD', plan, steps, isMeant };
}

/** Where in the sync a step is, for messages. */
export function whenOf(
  { application, phase, wave, stage }: PlacedStep,
  { tool, plan }: Pick<ClusterChange, 'tool' | 'plan'>,
): string {
  if (tool === 'Flux') return `step ${stage + 1} of ${plan.stages.length}`;
  const when = phase === 'Sync' ? `wave ${wave}` : `${phase}, wave ${wave}`;
  return application === undefined ? when : `${when} of ${application}`;
}
