import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { tkePodsOf } from '../tke-pods';

export const tkeHostNetwork: Rule = {
  id: 'IPAM348',
  name: 'tke-host-network',
  severity: 'error',
  title: 'TKE addresses for pods on the network of their host',
  why: 'Pods with hostNetwork have the address of their node. TKE makes no claim for them, and the resources asked for block a node for nothing.',
  fix: 'Remove hostNetwork, or the claim.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vpn
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/networks: tke-route-eni
    spec:
      hostNetwork: true
      containers:
        - name: vpn
          image: strongswan:5.9`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vpn
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/networks: tke-route-eni
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.template.hostNetwork)
      .map(({ workload }) => finding(tkeHostNetwork, workload.where, NO_ADDRESS)),
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods?.podSpec.hostNetwork !== true) return [];
    return [{ object, path: [...pods.podSpecPath, 'hostNetwork'], message: NO_ADDRESS }];
  },
};

const NO_ADDRESS = 'Its pods have hostNetwork: true and get no address.';
