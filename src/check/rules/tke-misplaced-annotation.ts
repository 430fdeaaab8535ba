import { indexOf } from '../../backends/snapshot-index';
import { isTkeKey, OBSOLETE_STATIC_IP } from '../../backends/tke/annotation-keys';
import { finding } from '../finding';
import { fields } from '../foreign-object';
import type { Rule } from '../rule';
import { podsOf } from '../tke-pods';

export const tkeMisplacedAnnotation: Rule = {
  id: 'IPAM353',
  name: 'tke-misplaced-annotation',
  severity: 'warning',
  title: 'TKE annotation on a workload instead of its pods',
  why:
    'TKE reads its annotations on pods. On a StatefulSet or Deployment itself they are ignored without a word, and its pods ' +
    'get any address, which goes with them.',
  fix: 'Move it to spec.template.metadata.annotations; of a workload that is declared here, remove it.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vpn
  namespace: shop
  annotations:
    tke.cloud.tencent.com/networks: tke-route-eni
spec:
  template:
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
      .filter(({ workload }) => workload.identity.kind !== 'Pod')
      .flatMap(({ workload }) =>
        Object.keys(workload.template.objectAnnotations)
          .filter(isRead)
          .map((key) => finding(tkeMisplacedAnnotation, workload.where, onWorkload(key, workload.identity.kind))),
      ),
  lint: (object) =>
    object.kind === 'Pod' || podsOf(object) === undefined
      ? []
      : Object.keys(fields(object.metadata.annotations))
          .filter(isRead)
          .map((key) => ({
            object,
            path: ['metadata', 'annotations', key],
            message: onWorkload(key, object.kind),
          })),
};

const onWorkload = (key: string, kind: string): string =>
  `The annotation ${key} stands on the ${kind} itself, where TKE does not look.`;

/** What nobody reads anywhere has a rule of its own. */
const isRead = (key: string): boolean => isTkeKey(key) && key !== OBSOLETE_STATIC_IP;
