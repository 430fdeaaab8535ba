import type { ExtendedResources, TemplateFacts } from '../model/snapshot';
import type { Manifest } from '../render/manifest';
import { type Template, templateOf } from '../render/pin-template';

/** What the rules want to know of a workload object, read off its manifest. */
export function templateFacts(manifest: Manifest): TemplateFacts {
  const template = templateOf(manifest);
  const replicas = (manifest.spec as { readonly replicas?: unknown } | undefined)?.replicas;
  return {
    annotations: texts(template?.metadata?.annotations),
    labels: texts(template?.metadata?.labels),
    objectAnnotations: manifest.kind === 'Pod' ? {} : texts(manifest.metadata.annotations),
    hostNetwork: template?.spec?.hostNetwork === true,
    apiGroup: groupOf(manifest),
    surge: surgeOf(manifest),
    ...extendedResourcesOf(template),
    ...(typeof replicas === 'number' ? { replicas } : {}),
  };
}

const groupOf = ({ apiVersion }: Manifest): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** The members of a mapping that are text already; values that are filled in later say nothing yet. */
const texts = (record: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([, value]) => typeof value === 'string'));

/** Names with a slash are not Kubernetes' own. */
function extendedResourcesOf(template: Template | undefined): Pick<TemplateFacts, 'extendedResources'> {
  const containers = template?.spec?.containers ?? [];
  const asked = containers.map(
    ({ resources }): ExtendedResources => ({
      limits: extended(resources?.limits),
      requests: extended(resources?.requests),
    }),
  );
  const asksNothing = asked.every(({ limits, requests }) => Object.keys({ ...limits, ...requests }).length === 0);
  return asksNothing ? {} : { extendedResources: asked };
}

const extended = (resources: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(resources).filter(([name]) => name.includes('/')));

function surgeOf(manifest: Manifest): number {
  if (manifest.kind === 'Deployment') return surgeOfDeployment(manifest.spec ?? {});
  return manifest.apiVersion.startsWith('apps.kruise.io/') ? surgeOfAdvancedStatefulSet(manifest.spec ?? {}) : 0;
}

interface DeploymentSpec {
  readonly replicas?: number;
  readonly strategy?: { readonly type?: string; readonly rollingUpdate?: RollingUpdate };
}

interface RollingUpdate {
  readonly maxSurge?: number | string;
}

/** Kubernetes' default is 25 %, rounded up. */
function surgeOfDeployment({ replicas = 1, strategy }: DeploymentSpec): number {
  return strategy?.type === 'Recreate' ? 0 : partOf(replicas, strategy?.rollingUpdate?.maxSurge ?? '25%');
}

interface AdvancedStatefulSetSpec {
  readonly replicas?: number;
  /** Ordinals that no pod has; others beyond the replicas stand in for them. */
  readonly reserveOrdinals?: readonly unknown[];
  readonly updateStrategy?: { readonly rollingUpdate?: RollingUpdate };
}

const surgeOfAdvancedStatefulSet = (spec: AdvancedStatefulSetSpec): number =>
  (spec.reserveOrdinals?.length ?? 0) + partOf(spec.replicas ?? 1, spec.updateStrategy?.rollingUpdate?.maxSurge ?? 0);

const partOf = (replicas: number, share: number | string): number =>
  typeof share === 'number' ? share : Math.ceil((replicas * Number.parseInt(share, 10)) / 100);
