import type { Api } from './api';
import type { KubeObject } from './kube-object';

/** The pods of a namespace, or of all, by `namespace/name`. */
export async function podsByName(api: Api, namespace?: string): Promise<ReadonlyMap<string, KubeObject>> {
  const pods = await api.list('v1', 'Pod', namespace);
  return new Map(pods.map((pod) => [`${pod.metadata.namespace}/${pod.metadata.name}`, pod]));
}
