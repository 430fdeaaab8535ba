import type { Api } from './api';
import type { KubeObject } from './kube-object';

/** The pods of a namespace, or of all, by `namespace/name`. */
export async function podsByName(api: Api, namespace?: string): Promise<ReadonlyMap<string, KubeObject>> {
  const pods = await api.list('v1', 'Pod', namespace);
  return new Map(pods.map((pod) => [`${pod.metadata.namespace}/${pod.metadata.name}`, pod]));
}

/** Those of them that run and are not about to go. */
export async function readyPods(api: Api, namespace?: string): Promise<ReadonlyMap<string, KubeObject>> {
  const pods = await podsByName(api, namespace);
  const ready = ({ metadata, status }: KubeObject) =>
    status?.phase === 'Running' && metadata.deletionTimestamp === undefined;
  return new Map([...pods].filter(([, pod]) => ready(pod)));
}
