import { z } from 'zod';
import { EIP_NIC } from '../model/interfaces';
import type { Observation } from '../model/observation';
import { type ClusterObject, METADATA, type Metadata } from './cluster-object';
import { describeIssues, malformedObject } from './input-problems';
import { eipOf } from './pod-eips';
import { type DeploymentsOfReplicaSets, workloadOf } from './pod-workload';
import { readAddresses } from './read-address';
import { type Said, silent, wrong } from './reading';

const POD = z.object({
  metadata: METADATA,
  spec: z.object({ hostNetwork: z.boolean().nullish(), nodeName: z.string().nullish() }).nullish(),
  status: z
    .object({
      phase: z.string().nullish(),
      podIP: z.string().nullish(),
      podIPs: z.array(z.object({ ip: z.string().nullish() })).nullish(),
    })
    .nullish(),
});

type Pod = z.infer<typeof POD>;

/** What a pod says about its addresses: those of its default interface, and those that Kube-OVN has noted on it. */
export function podSays(object: ClusterObject, deployments: DeploymentsOfReplicaSets): Said {
  const read = POD.safeParse(object.value);
  if (!read.success) return wrong(malformedObject(object, describeIssues(read.error)));
  const pod = read.data;
  const { phase } = pod.status ?? {};
  if (phase === 'Succeeded' || phase === 'Failed') return silent('finished pods');
  const own = readAddresses([pod.status?.podIP, ...(pod.status?.podIPs ?? []).map(({ ip }) => ip)]);
  if (!own.ok) return wrong(malformedObject(object, own.why));
  if (pod.spec?.hostNetwork === true) return onTheHost(pod, own.texts, object.file);
  const others = otherInterfaces(pod.metadata);
  if (!others.ok) return wrong(malformedObject(object, others.why));
  if (own.texts.length + others.interfaces.length === 0) return silent('pods without an address');
  return seen(pod, [...own.texts.map((address) => ({ address })), ...others.interfaces], {
    file: object.file,
    deployments,
  });
}

interface Seen {
  readonly address: string;
  readonly nic?: string;
}

interface Context {
  readonly file: string;
  readonly deployments: DeploymentsOfReplicaSets;
}

function seen({ metadata }: Pod, addresses: readonly Seen[], { file, deployments }: Context): Said {
  const workload = workloadOf(metadata, deployments);
  const isTerminating = metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp !== null;
  if (isTerminating && workload.kind === 'Deployment') return silent('terminating pods of Deployments');
  const user = { kind: 'pod' as const, namespace: metadata.namespace ?? 'default', pod: metadata.name, workload };
  const subnet = metadata.annotations?.['ovn.kubernetes.io/logical_switch'];
  return {
    observations: addresses.map(({ address, nic }) => ({
      address,
      user,
      evidence: isTerminating ? 'terminating pod' : 'pod',
      file,
      ...(nic === undefined ? subnet !== undefined && { subnet } : { nic }),
    })),
    eips: eipOf(user, metadata.annotations, file),
  };
}

/** The addresses of its node. They matter where nodes and pods share a subnet. */
function onTheHost({ spec }: Pod, addresses: readonly string[], file: string): Said {
  const text = `node ${spec?.nodeName ?? 'without a name'}`;
  const observations = addresses.map(
    (address): Observation => ({ address, user: { kind: 'other', text }, evidence: 'pod', file }),
  );
  return { observations, silent: 'pods on the host network' };
}

/** `net1.default.ovn.kubernetes.io/ip_address`, whose value Kube-OVN has given once `…/allocated` is true. */
const NOTED = /^(.+)\.kubernetes\.io\/ip_address$/;

const DEFAULT_PROVIDER = 'ovn';

/** Calico's public addresses of a pod, as a JSON list. */
const FLOATING_IPS = 'cni.projectcalico.org/floatingIPs';

function floatingIps(value: string | undefined) {
  if (value === undefined) return readAddresses([]);
  try {
    const read = z.array(z.string()).safeParse(JSON.parse(value));
    return read.success ? readAddresses(read.data) : { ok: false as const, why: 'no list of addresses' };
  } catch {
    return { ok: false as const, why: 'no JSON' };
  }
}

type Interfaces =
  | { readonly ok: true; readonly interfaces: readonly Seen[] }
  | { readonly ok: false; readonly why: string };

function otherInterfaces({ annotations }: Metadata): Interfaces {
  const interfaces: Seen[] = [];
  const floating = floatingIps(annotations?.[FLOATING_IPS]);
  if (!floating.ok) return { ok: false, why: `${FLOATING_IPS}: ${floating.why}` };
  interfaces.push(...floating.texts.map((address) => ({ address, nic: EIP_NIC })));
  for (const [key, value] of Object.entries(annotations ?? {})) {
    const nic = NOTED.exec(key)?.[1];
    if (nic === undefined || nic === DEFAULT_PROVIDER) continue;
    if (annotations?.[`${nic}.kubernetes.io/allocated`] !== 'true') continue;
    const read = readAddresses(value.split(','));
    if (!read.ok) return { ok: false, why: `${key}: ${read.why}` };
    interfaces.push(...read.texts.map((address) => ({ address, nic })));
  }
  return { ok: true, interfaces };
}
