import type { Api } from './api';
import { pause } from './eventually';
import type { KubeObject } from './kube-object';

const NODE = 'node-1';
const MERGE = 'application/merge-patch+json';

/**
 * A scheduler, a kubelet and a CNI at their smallest: every pod is bound to a node, runs, has the addresses that its
 * annotations name, is ready, and goes when it is deleted.
 */
export class Kubelet {
  private running = true;
  private readonly rounds: Promise<void>;

  /** @param farewell how long a pod takes to end, in milliseconds */
  constructor(
    private readonly api: Api,
    private readonly farewell = 0,
  ) {
    this.rounds = this.work();
    // Whoever stops it hears of its failure.
    this.rounds.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.rounds;
  }

  private async work(): Promise<void> {
    while (this.running) {
      const pods = await this.api.list('v1', 'Pod');
      const unfinished = pods.filter((pod) => !isRunning(pod) || (isGoing(pod) && this.hasEnded(pod)));
      await Promise.all(unfinished.map((pod) => (isGoing(pod) ? this.api.delete(pod, 0) : this.run(pod))));
      await pause(unfinished.length > 0 ? 20 : 100);
    }
  }

  /** Deletion is dated with the end of the grace period, by the clock of this machine. */
  private hasEnded({ metadata }: KubeObject): boolean {
    const asked = Date.parse(metadata.deletionTimestamp!) - (metadata.deletionGracePeriodSeconds ?? 0) * 1_000;
    return Date.now() >= asked + this.farewell;
  }

  /** A pod that goes in the meantime is refused, and seen in the next round. */
  private async run(pod: KubeObject): Promise<void> {
    const { name, namespace } = pod.metadata;
    const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
    if (pod.spec.nodeName === undefined) {
      const target = { kind: 'Node', name: NODE };
      const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { name }, target };
      await this.api.send('POST', `${path}/binding`, { body: binding });
    }
    await this.api.send('PATCH', `${path}/status`, { body: { status: runningStatus(pod) }, type: MERGE });
  }
}

const isRunning = (pod: KubeObject): boolean => pod.status?.phase === 'Running';
const isGoing = (pod: KubeObject): boolean => pod.metadata.deletionTimestamp !== undefined;

function runningStatus(pod: KubeObject): object {
  const conditions = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'];
  const [podIP, ...more] = addressesOnPod(pod);
  return {
    phase: 'Running',
    conditions: conditions.map((type) => ({ type, status: 'True' })),
    ...(podIP === undefined ? {} : { podIP, podIPs: [podIP, ...more].map((ip) => ({ ip })) }),
  };
}

/**
 * The addresses that Calico or Kube-OVN gives a pod because of its annotations, none where they leave it a choice. Of
 * Kube-OVN's list, a pod of a StatefulSet gets the entry at its ordinal, and a bare pod the only one.
 */
export function addressesOnPod({ metadata }: KubeObject): readonly string[] {
  const annotations = metadata.annotations ?? {};
  const exact = annotations['cni.projectcalico.org/ipAddrs'];
  if (exact !== undefined) return JSON.parse(exact);
  const list = annotations['ovn.kubernetes.io/ip_pool'];
  const [owner] = metadata.ownerReferences ?? [];
  if (list === undefined || !(owner === undefined || owner.kind === 'StatefulSet')) return [];
  return entriesOf(list)[owner === undefined ? 0 : ordinalOf(metadata.name)]?.split(',') ?? [];
}

/** Kube-OVN parts entries of two families by semicolons, and takes one IPv4 and one IPv6 address for one such entry. */
function entriesOf(list: string): readonly string[] {
  if (list.includes(';')) return list.split(';');
  const entries = list.split(',');
  const families = new Set(entries.map((address) => address.includes(':')));
  return families.size === 2 ? [list] : entries;
}

/** The number at the end of the name of a StatefulSet's pod. */
export const ordinalOf = (podName: string): number => Number(podName.slice(podName.lastIndexOf('-') + 1));
