import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeMixedPrefix: Rule = {
  id: 'IPAM378',
  name: 'tke-mixed-prefix',
  severity: 'warning',
  title: 'Address and EIP kept by annotations of different clusters',
  why:
    'eks.tke.cloud.tencent.com/… is read in serverless clusters and on super nodes, tke.cloud.tencent.com/… on the nodes ' +
    'of standard clusters. A pod that keeps its address by one and has its EIP by the other gets only one of the two, ' +
    'wherever it runs.',
  fix: 'Use the prefix of the cluster for both.',
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
        tke.cloud.tencent.com/vpc-ip-claim-delete-policy: Never
        eks.tke.cloud.tencent.com/eip-attributes: '{"AddressName":"vpn"}'
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
        tke.cloud.tencent.com/vpc-ip-claim-delete-policy: Never
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
    if (pods === undefined) return [];
    const keepsAddress = KEEPERS.filter(([key, value]) => pods.annotations[key] === value).map(([key]) => key);
    const eips = [...textsOf(pods, 'eipAttributes'), ...textsOf(pods, 'eipIdList')].map(([key]) => key);
    if (
      eips.length === 0 ||
      keepsAddress.length !== 1 ||
      eips.some((key) => prefixOf(key) === prefixOf(keepsAddress[0]!))
    )
      return [];
    const message = `Its EIP is asked for by ${eips[0]}, but its address is kept by ${keepsAddress[0]}.`;
    return [flawOfPods(pods, eips[0]!, message)];
  },
};

const prefixOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** What has a pod keep its address in either kind of cluster. */
const KEEPERS = [
  [TKE_ANNOTATIONS.claimDeletePolicy, 'Never'],
  [SERVERLESS_ANNOTATIONS.retainIp, 'true'],
] as const;
