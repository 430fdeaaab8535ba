import type { TemplateFacts } from '../model/snapshot';
import type { Manifest } from '../render/manifest';
import { templateOf } from '../render/pin-template';

/** What the rules want to know of a workload object, read off its manifest. */
export function templateFacts(manifest: Manifest): TemplateFacts {
  const template = templateOf(manifest);
  const replicas = (manifest.spec as { readonly replicas?: unknown } | undefined)?.replicas;
  return {
    annotations: texts(template?.metadata?.annotations),
    labels: texts(template?.metadata?.labels),
    objectAnnotations: manifest.kind === 'Pod' ? {} : texts(manifest.metadata.annotations),
    hostNetwork: template?.spec?.hostNetwork === true,
    surge: manifest.kind === 'Deployment' ? surgeOf(manifest) : 0,
    ...(typeof replicas === 'number' ? { replicas } : {}),
  };
}

/** The members of a mapping that are text already; values that are filled in later say nothing yet. */
const texts = (record: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([, value]) => typeof value === 'string'));

interface DeploymentSpec {
  readonly replicas?: number;
  readonly strategy?: { readonly type?: string; readonly rollingUpdate?: { readonly maxSurge?: number | string } };
}

/** Kubernetes' default is 25 %, rounded up. */
function surgeOf(manifest: Manifest): number {
  const { replicas = 1, strategy } = (manifest.spec ?? {}) as DeploymentSpec;
  if (strategy?.type === 'Recreate') return 0;
  const surge = strategy?.rollingUpdate?.maxSurge ?? '25%';
  return typeof surge === 'number' ? surge : Math.ceil((replicas * Number.parseInt(surge, 10)) / 100);
}
