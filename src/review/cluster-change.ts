import type { ForeignObject } from '../check/foreign-object';
import { identityOfObject } from '../check/foreign-object';
import { planArgoSync } from '../gitops/argo-plan';
import { planFluxSync } from '../gitops/flux-plan';
import type { Manifest } from '../gitops/manifest';
import { type PlacedStep, type SyncPlan, stepsOf } from '../gitops/sync-plan';
import { groupedBy } from '../net/grouped-by';
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
  /** What the sync does with an object, by its identity. */
  readonly steps: ReadonlyMap<string, PlacedStep>;
  /** Who holds what on either side; empty where no lock is known. */
  readonly leases: Readonly<Record<'base' | 'head', Leases>>;
  /** Whether the addresses of an object can be those of a network of the lock. */
  readonly isMeant: (object: ForeignObject, network: string) => boolean;
}

type Sides = Pick<ClusterChange, 'cluster' | 'base' | 'head' | 'changes' | 'leases'>;

export function clusterChange(sides: Sides): ClusterChange {
  const isFlux = [...sides.base, ...sides.head].some(({ app, cluster }) => app !== cluster);
  const plan = isFlux ? fluxPlan(sides) : planArgoSync({ live: objectsOf(sides.base), desired: objectsOf(sides.head) });
  const steps = new Map(
    stepsOf(plan)
      .filter(({ operation }) => operation !== 'clear')
      .map((step) => [identityOfObject(step.object), step]),
  );
  const isMeant = networkFilter(sides.cluster, [...sides.base, ...sides.head]);
  return { ...sides, tool: isFlux ? 'Flux' : 'Argo CD', plan, steps, isMeant };
}

/** As docs/gitops.md has it: the infrastructure first, which is not pruned, then the workloads. */
function fluxPlan({ base, head }: Sides): SyncPlan {
  const [old, now] = [base, head].map((manifests) => groupedBy(manifests, isOfWorkloads));
  const part = (isWorkloads: boolean) => ({
    live: objectsOf(old?.get(isWorkloads) ?? []),
    desired: objectsOf(now?.get(isWorkloads) ?? []),
    prune: isWorkloads,
  });
  return planFluxSync([part(false), part(true)]);
}

const isOfWorkloads = ({ app }: Manifest): boolean => app.endsWith('/workloads');

const objectsOf = (manifests: readonly Manifest[]): readonly ForeignObject[] => manifests.map(({ object }) => object);

/** Where in the sync a step is, for messages. */
export function whenOf(
  { phase, wave, stage }: PlacedStep,
  { tool, plan }: Pick<ClusterChange, 'tool' | 'plan'>,
): string {
  if (tool === 'Flux') return `step ${stage + 1} of ${plan.stages.length}`;
  return phase === 'Sync' ? `wave ${wave}` : `${phase}, wave ${wave}`;
}

/** `IPPool partners`, `StatefulSet shop/redis`. */
export const nameOfObject = ({ kind, namespace, name }: ForeignObject): string =>
  `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
