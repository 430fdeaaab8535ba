import { indexOf } from '../../backends/snapshot-index';
import { recordIn } from '../../backends/tke/annotation-values';
import { apiShape } from '../../backends/tke/eip-attributes';
import { attributeFaults } from '../../backends/tke/eip-faults';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeEipParameters: Rule = {
  id: 'IPAM364',
  name: 'tke-eip-parameters',
  severity: 'error',
  title: 'EIP that the cloud would not create',
  why:
    'ipamd asks the cloud API AllocateAddresses for the EIP when the pod starts. It takes 1 to 100 Mbit/s paid by traffic ' +
    '(the default) or by the hour, up to 200 by the month and up to 2000 in a package; the lines BGP, CMCC, CTCC, CUCC; ' +
    'and it has names for ways to pay and kinds of addresses. What it refuses leaves the pod pending.',
  fix: 'Correct the value; for more bandwidth give InternetChargeType among the parameters.',
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
        tke.cloud.tencent.com/eip-attributes: '{"InternetMaxBandwidthOut":"fast"}'
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
        tke.cloud.tencent.com/eip-attributes: '{"InternetMaxBandwidthOut":50}'
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
        (workload.eip?.kind === 'attributes' ? attributeFaults(apiShape(workload.eip)) : []).map((message) =>
          finding(tkeEipParameters, workload.where, message),
        ),
      ),
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined) return [];
    return textsOf(pods, 'eipAttributes').flatMap(([key, text]) =>
      attributeFaults(recordIn(text) ?? {}).map((message) => flawOfPods(pods, key, message)),
    );
  },
};
