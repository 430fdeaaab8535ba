import { indexOf } from '../../backends/snapshot-index';
import { OBSOLETE_STATIC_IP } from '../../backends/tke/annotation-keys';
import { finding } from '../finding';
import { fields } from '../foreign-object';
import type { Rule } from '../rule';
import { podsOf } from '../tke-pods';

export const tkeObsoleteAnnotation: Rule = {
  id: 'IPAM371',
  name: 'tke-obsolete-annotation',
  severity: 'warning',
  title: 'TKE annotation that has been obsolete since 2020',
  why:
    'enable-static-ip, once for the StatefulSet itself, has no effect any more: pods keep their addresses by the annotation vpc-ip-claim-delete-policy ' +
    'with the value Never. A workload that has only the old one gets another address with every restart.',
  fix: 'Replace it by vpc-ip-claim-delete-policy: "Never" on the pod template, or declare the workload here.',
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
        tke.cloud.tencent.com/enable-static-ip: "true"
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
        tke.cloud.tencent.com/vpc-ip-claim-delete-policy: Never
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => OBSOLETE_STATIC_IP in workload.template.objectAnnotations)
      .map(({ workload }) => finding(tkeObsoleteAnnotation, workload.where, NO_EFFECT)),
  lint: (object) => {
    const pods = podsOf(object);
    if (pods === undefined) return [];
    const own = { path: ['metadata', 'annotations'], annotations: fields(object.metadata.annotations) };
    return [own, ...(pods.podName === undefined ? [pods] : [])]
      .filter(({ annotations }) => OBSOLETE_STATIC_IP in annotations)
      .map(({ path }) => ({ object, path: [...path, OBSOLETE_STATIC_IP], message: NO_EFFECT }));
  },
};

const NO_EFFECT = `The annotation ${OBSOLETE_STATIC_IP} has no effect.`;
