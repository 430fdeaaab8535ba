import type { KubeObject } from '../control-plane/kube-object';

/** A pod that a manifest leads to. */
export interface ExpectedPod {
  /** `namespace/name`. */
  readonly path: string;
  /** How a lock names it, without the cluster: `shop/StatefulSet/redis 0`. */
  readonly holder: string;
}

/** The bare pods among the manifests and those of StatefulSets. Those of Deployments have no names of their own. */
export const expectedPods = (manifests: readonly KubeObject[]): ExpectedPod[] =>
  manifests.flatMap((manifest) => {
    const { name, namespace = 'default' } = manifest.metadata;
    if (manifest.kind === 'Pod') return [{ path: `${namespace}/${name}`, holder: `${namespace}/Pod/${name}` }];
    if (manifest.kind !== 'StatefulSet') return [];
    return ordinalsOf(manifest).map((ordinal) => ({
      path: `${namespace}/${name}-${ordinal}`,
      holder: `${namespace}/StatefulSet/${name} ${ordinal}`,
    }));
  });

function ordinalsOf({ spec }: KubeObject): number[] {
  const start = spec.ordinals?.start ?? 0;
  return Array.from({ length: spec.replicas ?? 1 }, (_, i) => start + i);
}
