import { z } from 'zod';
import type { AddressUser, ObservedWorkload } from '../model/observation';
import { type ClusterObject, METADATA } from './cluster-object';
import { describeIssues, malformedObject } from './input-problems';
import { ordinalIn } from './pod-workload';
import { readAddresses } from './read-address';
import { NOTHING_SAID, type Said, wrong } from './reading';

const IP = z.object({
  metadata: METADATA,
  spec: z.object({
    podName: z.string().nullish(),
    namespace: z.string().nullish(),
    podType: z.string().nullish(),
    subnet: z.string().nullish(),
    ipAddress: z.string().nullish(),
    v4IpAddress: z.string().nullish(),
    v6IpAddress: z.string().nullish(),
    attachIps: z.array(z.string()).nullish(),
  }),
});

type Spec = z.infer<typeof IP>['spec'];

/** What an IP object of Kube-OVN says: the addresses of one interface of a pod, virtual machine or node. */
export function ipSays(object: ClusterObject): Said {
  const read = IP.safeParse(object.value);
  if (!read.success) return wrong(malformedObject(object, describeIssues(read.error)));
  const { metadata, spec } = read.data;
  const own = readAddresses([spec.v4IpAddress, spec.v6IpAddress, ...(spec.ipAddress ?? '').split(',')]);
  const attached = readAddresses(spec.attachIps ?? []);
  if (!own.ok) return wrong(malformedObject(object, own.why));
  if (!attached.ok) return wrong(malformedObject(object, attached.why));
  if (own.texts.length + attached.texts.length === 0) return NOTHING_SAID;
  const user = userOf(spec, metadata.name);
  const nic = nicOf(spec, metadata.name);
  const common = { evidence: 'IP object', file: object.file } as const;
  const about = { ...(nic !== undefined && { nic }), ...(spec.subnet && { subnet: spec.subnet }) };
  return {
    observations: [
      ...own.texts.map((address) => ({ address, user, ...common, ...about })),
      ...attached.texts.map((address) => ({ address, user: attachedTo(user), ...common })),
    ],
  };
}

/** Nodes and routers have IP objects too, without a namespace. */
function userOf(spec: Spec, name: string): AddressUser {
  const { podName: pod, namespace } = spec;
  if (!pod || !namespace) return { kind: 'other', text: `IP ${name}` };
  const workload = workloadOf(spec, pod);
  return { kind: 'pod', namespace, pod, ...(workload && { workload }) };
}

/** Absent where only the object of the pod tells: Deployments have the type of bare pods. */
function workloadOf({ podType }: Spec, pod: string): ObservedWorkload | undefined {
  if (podType === 'VirtualMachine') return { kind: 'VirtualMachine', name: pod };
  if (podType !== 'StatefulSet') return undefined;
  const name = pod.slice(0, Math.max(0, pod.lastIndexOf('-')));
  const ordinal = ordinalIn(pod, name);
  return ordinal === undefined ? undefined : { kind: 'StatefulSet', name, ordinal };
}

/** The name is `<pod>.<namespace>`, and ends in the provider of the interface where that is not the default one. */
function nicOf({ podName, namespace }: Spec, name: string): string | undefined {
  const beginning = `${podName}.${namespace}.`;
  return name.startsWith(beginning) ? name.slice(beginning.length) : undefined;
}

/** Addresses of further interfaces that the object does not name belong to no claim. */
const attachedTo = (user: AddressUser): AddressUser => ({
  kind: 'other',
  text: user.kind === 'pod' ? `a further interface of ${user.namespace}/Pod/${user.pod}` : user.text,
});
