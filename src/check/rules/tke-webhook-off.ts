import { TKE_RESOURCES, WEBHOOK_OFF_LABEL } from '../../backends/tke/annotation-keys';
import { asksFor } from '../../backends/tke/pod-resources';
import { fields } from '../foreign-object';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';
import { containersOf } from './tke-resource-place';

export const tkeWebhookOff: Rule = {
  id: 'IPAM368',
  name: 'tke-webhook-off',
  severity: 'error',
  title: 'Pods without an interface where the webhook is off',
  why:
    'TKE’s webhook adds eni-ip or direct-eni to pods that ask for neither, but not in a namespace that has the label key ' +
    'not-add-pod-eni-ip-limit. Such a pod is placed on a node without regard to its interfaces.',
  fix: 'Remove the label, or ask for the resource on the first container; what is declared here always asks for it.',
  example: {
    kind: 'manifest',
    known: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    not-add-pod-eni-ip-limit: ""`,
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
          image: strongswan:5.9
          resources:
            limits:
              tke.cloud.tencent.com/eni-ip: "1"
            requests:
              tke.cloud.tencent.com/eni-ip: "1"`,
  },
  lintTogether: (objects, { known }) => {
    const labelled = new Set(
      [...objects, ...known]
        .filter(({ kind, group }) => kind === 'Namespace' && group === '')
        .filter(({ metadata }) => WEBHOOK_OFF_LABEL in fields(metadata.labels))
        .map(({ name }) => name),
    );
    return objects.flatMap((object) => {
      const pods = labelled.has(object.namespace) ? tkePodsOf(object) : undefined;
      const key = Object.keys(pods?.annotations ?? {}).find((each) => each.startsWith('tke.'));
      if (pods === undefined || key === undefined) return [];
      const containers = containersOf(pods);
      if (asksFor(containers, TKE_RESOURCES.sharedEni) || asksFor(containers, TKE_RESOURCES.exclusiveEni)) return [];
      return flawOfPods(
        pods,
        key,
        `No container asks for an interface, and the namespace ${object.namespace} has the label ${WEBHOOK_OFF_LABEL}.`,
      );
    });
  },
};
