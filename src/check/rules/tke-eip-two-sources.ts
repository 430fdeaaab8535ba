import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeEipTwoSources: Rule = {
  id: 'IPAM372',
  name: 'tke-eip-two-sources',
  severity: 'error',
  title: 'EIPs created and taken from a list at once',
  why:
    'eip-attributes has the cloud create an EIP for each pod, eip-id-list takes one that is there. Tencent says for ' +
    'serverless clusters not to set both, and documents nowhere which of them wins.',
  fix: 'Keep eip-id-list where the EIPs are bought beforehand, else eip-attributes.',
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
        tke.cloud.tencent.com/eip-id-list: eip-1a2b3c4d,eip-5e6f7a8b
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
        tke.cloud.tencent.com/eip-id-list: eip-1a2b3c4d,eip-5e6f7a8b
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
    if (pods === undefined || textsOf(pods, 'eipAttributes').length === 0) return [];
    return textsOf(pods, 'eipIdList').map(([key]) =>
      flawOfPods(pods, key, 'It has eip-attributes and an eip-id-list.'),
    );
  },
};
