import type { Api } from './api';
import { eventually } from './eventually';
import type { KubeObject, ObjectRef } from './kube-object';

/** Waits until all pods of StatefulSets and Deployments are of the newest template and ready, and bare pods run. */
export async function ready(api: Api, workloads: readonly ObjectRef[]): Promise<void> {
  for (const workload of workloads) {
    const { kind, metadata } = workload;
    await eventually(`${kind} ${metadata.name} is ready`, async () => {
      const { accepted, object } = await api.get(workload);
      return accepted && isReady(object);
    });
  }
}

function isReady({ kind, metadata, spec, status }: KubeObject): boolean {
  if (kind === 'Pod') return status?.phase === 'Running' && metadata.deletionTimestamp === undefined;
  const { observedGeneration, replicas = 0, readyReplicas = 0, updatedReplicas = 0 } = status ?? {};
  const isSeen = observedGeneration === metadata.generation;
  return isSeen && [replicas, readyReplicas, updatedReplicas].every((count) => count === spec.replicas);
}

/** Says how many pods a workload shall have, and waits until it has them. */
export async function scale(api: Api, workload: ObjectRef, replicas: number): Promise<void> {
  await api.patch(workload, { spec: { replicas } });
  await ready(api, [workload]);
}

/** What events say of an object. */
export async function eventsOf(api: Api, { kind, metadata }: ObjectRef): Promise<string[]> {
  const events = await api.list('v1', 'Event', metadata.namespace);
  return (events as unknown as readonly Event[])
    .filter(({ involvedObject }) => involvedObject.kind === kind && involvedObject.name === metadata.name)
    .map(({ message }) => message);
}

interface Event {
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly message: string;
}
