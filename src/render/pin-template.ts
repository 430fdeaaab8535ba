import type { Manifest } from './manifest';
import { sortKeys } from './manifest';
import type { PodPin } from './pod-pin';

/** The pod template of a workload object, or the object itself where it is a Pod. */
export function templateOf(manifest: Manifest): Template | undefined {
  if (manifest.kind === 'Pod') return manifest as unknown as Template;
  const spec = manifest.spec as { readonly template?: Template } | undefined;
  return spec?.template;
}

export interface Template {
  readonly metadata?: Metadata;
  readonly spec?: PodSpec;
}

interface Metadata {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

interface PodSpec {
  readonly containers?: readonly Container[];
  readonly hostNetwork?: boolean;
}

interface Container {
  readonly resources?: {
    readonly limits?: Readonly<Record<string, unknown>>;
    readonly requests?: Readonly<Record<string, unknown>>;
  };
}

/** A copy of the object whose pods carry the pin. Where the template says something else, a sentence is added to `contradictions`. */
export function pinTemplate(manifest: Manifest, pin: PodPin, contradictions: string[]): Manifest {
  const template = templateOf(manifest);
  if (template === undefined) {
    contradictions.push(`The ${manifest.kind} ${manifest.metadata.name} has no pod template to pin`);
    return manifest;
  }
  const merged = mergerInto(contradictions);
  const pinned = {
    ...template,
    metadata: pinMetadata(template.metadata ?? {}, pin, merged),
    spec: pinSpec(template.spec ?? {}, pin, merged),
  };
  if (manifest.kind === 'Pod') return { ...manifest, ...pinned } as Manifest;
  const spec = manifest.spec as Record<string, unknown>;
  const { metadata, spec: podSpec, ...rest } = pinned;
  return { ...manifest, spec: { ...spec, template: { metadata, spec: podSpec, ...rest } } };
}

type Merge = <T>(
  own: Readonly<Record<string, T>> | undefined,
  pin: Readonly<Record<string, T>>,
) => Readonly<Record<string, T>> | undefined;

const pinMetadata = (metadata: Metadata, { annotations, labels }: PodPin, merged: Merge): unknown =>
  sortKeys({
    ...metadata,
    annotations: merged(metadata.annotations, annotations),
    labels: merged(metadata.labels, labels),
  });

/** Extended resources stand on the first container, as requests and as limits. */
function pinSpec(spec: PodSpec, { resources }: PodPin, merged: Merge): unknown {
  const [first, ...others] = spec.containers ?? [];
  if (Object.keys(resources).length === 0 || first === undefined) return spec;
  const container = {
    ...first,
    resources: {
      ...first.resources,
      limits: merged(first.resources?.limits, resources),
      requests: merged(first.resources?.requests, resources),
    },
  };
  return { ...spec, containers: [sortKeys(container), ...others] };
}

const mergerInto =
  (contradictions: string[]): Merge =>
  (own, pin) => {
    for (const [key, value] of Object.entries(pin)) {
      const said = own?.[key];
      if (said === undefined || said === value) continue;
      contradictions.push(
        `The pod template sets ${key} to ${JSON.stringify(said)}, but the allocation says ${JSON.stringify(value)}`,
      );
    }
    const all = { ...own, ...pin };
    return Object.keys(all).length === 0 ? undefined : all;
  };
