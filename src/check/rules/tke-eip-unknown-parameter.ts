import { indexOf } from '../../backends/snapshot-index';
import { recordIn } from '../../backends/tke/annotation-values';
import { apiShape } from '../../backends/tke/eip-attributes';
import { unknownAttributes } from '../../backends/tke/eip-faults';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeEipUnknownParameter: Rule = {
  id: 'IPAM365',
  name: 'tke-eip-unknown-parameter',
  severity: 'warning',
  title: 'Attribute of an EIP that nobody documents',
  why:
    'Neither TKE nor the cloud API AllocateAddresses knows it: it may be ignored without a word, or the call may be ' +
    'refused and the pod stay pending. An EIP that is there already is named by eip-id-list, not by an attribute.',
  fix: 'Correct its spelling, or leave it out.',
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
        tke.cloud.tencent.com/eip-attributes: '{"AddressId":"eip-1a2b3c4d"}'
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
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .flatMap(({ workload }) =>
        (workload.eip?.kind === 'attributes' ? unknownAttributes(apiShape(workload.eip)) : []).map((key) =>
          finding(tkeEipUnknownParameter, workload.where, nobodyKnows(key)),
        ),
      ),
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined) return [];
    return textsOf(pods, 'eipAttributes').flatMap(([key, text]) =>
      unknownAttributes(recordIn(text) ?? {}).map((name) => flawOfPods(pods, key, nobodyKnows(name))),
    );
  },
};

const nobodyKnows = (key: string): string => `${key} is no attribute of an EIP.`;
