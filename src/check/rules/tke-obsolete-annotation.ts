import { OBSOLETE_STATIC_IP } from '../../backends/tke/annotation-keys';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeObsoleteAnnotation: Rule = {
  id: 'IPAM371',
  name: 'tke-obsolete-annotation',
  severity: 'warning',
  title: 'TKE annotation that has been obsolete since 2020',
  why:
    'enable-static-ip has no effect any more: pods keep their addresses by the annotation vpc-ip-claim-delete-policy ' +
    'with the value Never. A workload that has only the old one gets another address with every restart.',
  fix: 'Replace it by vpc-ip-claim-delete-policy: "Never", or declare the workload here.',
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
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined || !(OBSOLETE_STATIC_IP in pods.annotations)) return [];
    return [flawOfPods(pods, OBSOLETE_STATIC_IP, `The annotation ${OBSOLETE_STATIC_IP} has no effect.`)];
  },
};
