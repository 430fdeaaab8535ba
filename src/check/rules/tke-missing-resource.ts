import { TKE_ANNOTATIONS, TKE_RESOURCES } from '../../backends/tke/annotation-keys';
import { asksFor } from '../../backends/tke/pod-resources';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';
import { containersOf } from './tke-resource-place';

export const tkeMissingResource: Rule = {
  id: 'IPAM374',
  name: 'tke-missing-resource',
  severity: 'warning',
  title: 'EIP that the scheduler does not know of',
  why:
    'The resource eip tells the scheduler that a pod needs a public address, of which a node has few. Without it pods ' +
    'land on nodes that have none left and stay pending there; the published versions of TKE’s webhook do not add it.',
  fix: 'Ask for tke.cloud.tencent.com/eip: "1" as limit and as request on the first container.',
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
        tke.cloud.tencent.com/eip-attributes: '{"AddressName":"vpn"}'
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
        tke.cloud.tencent.com/eip-attributes: '{"AddressName":"vpn"}'
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9
          resources:
            limits:
              tke.cloud.tencent.com/eip: "1"
            requests:
              tke.cloud.tencent.com/eip: "1"`,
  },
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined || asksFor(containersOf(pods), TKE_RESOURCES.eip)) return [];
    const key = [TKE_ANNOTATIONS.eipAttributes, TKE_ANNOTATIONS.eipIdList].find((known) => known in pods.annotations);
    if (key === undefined) return [];
    return [flawOfPods(pods, key, `It binds an EIP, but no container asks for ${TKE_RESOURCES.eip}.`)];
  },
};
