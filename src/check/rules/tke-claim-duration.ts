import { indexOf } from '../../backends/snapshot-index';
import { TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { expiryFault, goSeconds } from '../../backends/tke/expiry';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeClaimDuration: Rule = {
  id: 'IPAM344',
  name: 'tke-claim-duration',
  severity: 'error',
  title: 'Expiry of claims outside what TKE accepts',
  why:
    'ipamd takes no expiry below five minutes, and the cloud API none of 182.5 days or more. Beyond that, claims can ' +
    'only be kept for ever.',
  fix: "Retain for 5m to 4379h, or 'forever'.",
  versions: 'ipamd from 3.3.2 for one workload',
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
        tke.cloud.tencent.com/claim-expired-duration: 4m59s
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
        tke.cloud.tencent.com/claim-expired-duration: 5m
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    const workloads = index
      .workloadsOn('tke')
      .filter(({ config }) => !config.serverless)
      .map(({ workload }) => {
        const { expires } = claimLifetime(workload, index.declarationOf(workload.owner)?.reclaim);
        return { where: workload.where, expires };
      });
    const clusters = index
      .clustersOn('tke')
      .map(({ cluster, config }) => ({ where: cluster.where, expires: config.settings?.claimExpiredDuration }));
    return [...clusters, ...workloads].flatMap(({ where, expires }) => {
      const fault = expires === undefined ? undefined : expiryFault(expires);
      return fault === undefined ? [] : finding(tkeClaimDuration, where, fault);
    });
  },
  lint: (object) => {
    const pods = tkePodsOf(object);
    const text = pods?.annotations[TKE_ANNOTATIONS.claimExpiredDuration];
    const seconds = typeof text === 'string' ? goSeconds(text) : undefined;
    const fault = seconds === undefined ? undefined : expiryFault(seconds);
    return pods === undefined || fault === undefined
      ? []
      : [flawOfPods(pods, TKE_ANNOTATIONS.claimExpiredDuration, fault)];
  },
};
