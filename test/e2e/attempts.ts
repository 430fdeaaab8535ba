import type { Answer, Api } from '../control-plane/api';
import { eventually } from '../control-plane/eventually';
import { type KubeObject, type Metadata, refTo } from '../control-plane/kube-object';
import { eventsOf } from '../control-plane/workloads';

export const ACCEPTED = 'accepted';

/** The id of the rule that refuses a request, `accepted`, or whatever else the server has said. */
export const outcome = ({ accepted, message }: Answer): string =>
  accepted ? ACCEPTED : (/IPAM\d{3}/.exec(message)?.[0] ?? message);

/** The label of pods whose addresses a table says. */
export const MANAGED = { 'cdk8s-ipam.dev/managed': 'true' };

type Extras = Pick<Metadata, 'annotations' | 'labels' | 'ownerReferences'>;

const SPEC = { containers: [{ name: 'main', image: 'busybox:1.36' }] };

/** The smallest pod, `namespace/name`. */
export const pod = (path: string, extras: Extras = {}): KubeObject => {
  const { metadata } = refTo('v1', 'Pod', path);
  return { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, ...extras }, spec: SPEC };
};

/** A StatefulSet of one pod with this template. */
export const statefulSet = (path: string, { labels = {}, annotations = {} }: Extras): KubeObject => {
  const { metadata } = refTo('apps/v1', 'StatefulSet', path);
  const selector = { app: metadata.name };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: {
      replicas: 1,
      serviceName: metadata.name,
      selector: { matchLabels: selector },
      template: { metadata: { labels: { ...selector, ...labels }, annotations }, spec: SPEC },
    },
  };
};

export const namespace = (name: string, annotations: Readonly<Record<string, string>> = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, annotations },
});

/** Makes a StatefulSet, and waits until its events say by which rule its pod is refused. */
export async function refusedPodOf(api: Api, set: KubeObject): Promise<string> {
  expect200(await api.create(set));
  let rule: string | undefined;
  await eventually(`an event of ${set.metadata.name} names a rule`, async () => {
    rule = (await eventsOf(api, set)).map((message) => /IPAM\d{3}/.exec(message)?.[0]).find((found) => found);
    return rule !== undefined;
  });
  await api.delete(set);
  return rule!;
}

function expect200({ accepted, message }: Answer): void {
  if (!accepted) throw new Error(message);
}

/** Waits until the server has checked the types of our policies' expressions, and returns what it found. */
export async function typeWarnings(api: Api): Promise<readonly unknown[]> {
  const [group, kind] = ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'];
  const isChecked = ({ metadata, status }: KubeObject) => status?.observedGeneration === metadata.generation;
  await eventually('the policies are checked', async () => (await api.list(group, kind)).every(isChecked));
  return (await api.list(group, kind)).flatMap(({ status }) => status.typeChecking?.expressionWarnings ?? []);
}
