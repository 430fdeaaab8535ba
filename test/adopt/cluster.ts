/** Objects as `kubectl get -o json` prints them, in few words. */

interface PodMore {
  readonly namespace?: string;
  readonly owner?: { readonly kind: string; readonly name: string };
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly deletionTimestamp?: string;
  readonly hostNetwork?: boolean;
  readonly phase?: string;
}

/** A pod with these addresses, IPv4 first. */
export const pod = (name: string, addresses: readonly string[], more: PodMore = {}) => {
  const { namespace = 'shop', owner, labels, annotations, deletionTimestamp, hostNetwork, phase = 'Running' } = more;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      uid: '2adff9f9-c30a-4b45-b4f7-d6981634d957',
      creationTimestamp: '2026-03-14T16:01:15Z',
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(deletionTimestamp && { deletionTimestamp, deletionGracePeriodSeconds: 30 }),
      ...(owner && {
        ownerReferences: [{ apiVersion: 'apps/v1', ...owner, uid: 'u', controller: true, blockOwnerDeletion: true }],
      }),
    },
    spec: { nodeName: 'worker-1', containers: [], ...(hostNetwork && { hostNetwork }) },
    status: {
      phase,
      hostIP: '192.0.2.11',
      ...(addresses[0] !== undefined && { podIP: addresses[0], podIPs: addresses.map((ip) => ({ ip })) }),
    },
  };
};

/** A pod of a StatefulSet. */
export const member = (set: string, ordinal: number, addresses: readonly string[], more: PodMore = {}) =>
  pod(`${set}-${ordinal}`, addresses, {
    owner: { kind: 'StatefulSet', name: set },
    labels: { 'apps.kubernetes.io/pod-index': `${ordinal}`, 'statefulset.kubernetes.io/pod-name': `${set}-${ordinal}` },
    ...more,
  });

/** A pod of a Deployment, as its ReplicaSet makes it. */
export const replica = (deployment: string, end: string, addresses: readonly string[], more: PodMore = {}) =>
  pod(`${deployment}-7d4b9c5f8-${end}`, addresses, {
    owner: { kind: 'ReplicaSet', name: `${deployment}-7d4b9c5f8` },
    labels: { 'pod-template-hash': '7d4b9c5f8' },
    ...more,
  });

/** A block of Calico's IPAM with pods by the offset of their address. */
export const block = (cidr: string, pods: Readonly<Record<number, string>>, size = 16) => {
  const offsets = Object.keys(pods).map(Number);
  return {
    apiVersion: 'crd.projectcalico.org/v1',
    kind: 'IPAMBlock',
    metadata: { name: cidr.replace(/[./:]/g, '-') },
    spec: {
      cidr,
      affinity: 'host:worker-1',
      allocations: Array.from({ length: size }, (_, i) => (offsets.includes(i) ? offsets.indexOf(i) : null)),
      attributes: Object.values(pods).map((name) => {
        const [namespace, pod] = name.split('/');
        return { handle_id: `k8s-pod-network.${'ab'.repeat(32)}`, secondary: { namespace, pod, node: 'worker-1' } };
      }),
      deleted: false,
      strictAffinity: false,
      unallocated: [],
    },
  };
};

export const list = (...items: readonly object[]): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items, metadata: { resourceVersion: '' } }, null, 4);
