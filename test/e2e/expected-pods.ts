import type { KubeObject } from '../control-plane/kube-object';

/** What must be found of a pod that a manifest leads to. */
export interface ExpectedPod {
  readonly namespace: string;
  readonly name: string;
  /** How a lock names it, without the cluster: `shop/StatefulSet/redis 0`. */
  readonly holder: string;
}

/** The pods of the StatefulSets among the manifests, and the bare ones. Those of Deployments have no names of their own. */
export function expectedPods(manifests: readonly KubeObject[]): ExpectedPod[] {
  return manifests.flatMap((manifest) => {
    const { name, namespace = 'default' } = manifest.metadata;
    if (manifest.kind === 'Pod') return [{ namespace, name, holder: `${namespace}/Pod/${name}` }];
    if (manifest.kind !== 'StatefulSet') return [];
    return ordinalsOf(manifest).map((ordinal) => ({
      namespace,
      name: `${name}-${ordinal}`,
      holder: `${namespace}/StatefulSet/${name} ${ordinal}`,
    }));
  });
}

function ordinalsOf({ spec }: KubeObject): number[] {
  const start = spec.ordinals?.start ?? 0;
  return Array.from({ length: spec.replicas ?? 1 }, (_, i) => start + i);
}
