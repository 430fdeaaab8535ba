import { indexOf } from '../../backends/snapshot-index';
import { recordIn } from '../../backends/tke/annotation-values';
import { contradictions } from '../../backends/tke/eip-faults';
import type { EipAttributes } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeEipShapes: Rule = {
  id: 'IPAM346',
  name: 'tke-eip-shapes',
  severity: 'error',
  title: 'EIP attributes that say one thing twice and differently',
  why:
    'eip-attributes takes TKE’s own Bandwidth and ISP, and from ipamd 3.3.7 also the cloud API’s ' +
    'InternetMaxBandwidthOut and InternetServiceProvider. Which of the two wins is documented nowhere.',
  fix: 'Say it once: bandwidthMbps and isp, or the API parameters.',
  versions: 'ipamd from 3.3.7',
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
        tke.cloud.tencent.com/eip-attributes: '{"Bandwidth":"100","ISP":"BGP","InternetMaxBandwidthOut":50}'
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
        tke.cloud.tencent.com/eip-attributes: '{"Bandwidth":"50","ISP":"BGP"}'
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
        (workload.eip?.kind === 'attributes' ? contradictions(bothShapes(workload.eip)) : []).map((message) =>
          finding(tkeEipShapes, workload.where, message),
        ),
      ),
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined) return [];
    return textsOf(pods, 'eipAttributes').flatMap(([key, text]) =>
      contradictions(recordIn(text) ?? {}).map((message) => flawOfPods(pods, key, message)),
    );
  },
};

const bothShapes = ({ bandwidthMbps, isp, parameters }: EipAttributes) => ({
  ...parameters,
  Bandwidth: bandwidthMbps,
  ISP: isp,
});
