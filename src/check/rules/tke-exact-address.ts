import { indexOf } from '../../backends/snapshot-index';
import { TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeExactAddress: Rule = {
  id: 'IPAM340',
  name: 'tke-exact-address',
  severity: 'error',
  title: 'Exact private address on TKE',
  why:
    'TKE chooses private addresses itself and only keeps what a pod name got. One annotation names an address, from ' +
    'ipamd 3.2.5 on, and only for a bare Pod: in a template it would say the same for every replica.',
  fix:
    'Either let TKE choose and keep (remove the pins), or nominate a small subnet of its own and name its CIDR where the ' +
    'address was to be named, or declare bare Pods, which may have exact addresses.',
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
        tke.cloud.tencent.com/nominated-vpc-ip: 10.1.0.7
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  namespace: shop
  annotations:
    tke.cloud.tencent.com/nominated-vpc-ip: 10.1.0.7
spec:
  containers:
    - name: vpn
      image: strongswan:5.9`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('tke').flatMap(({ workload }) => {
      const pins = index.declarationOf(workload.owner)?.demands.flatMap((demand) => demand.pins) ?? [];
      if (pins.length === 0 || workload.contract === 'exact') return [];
      const addresses = pins.map((pin) => pin.address).join(', ');
      const message = `It asks for ${addresses}, but TKE gives a ${workload.identity.kind} no chosen address.`;
      return finding(tkeExactAddress, workload.where, message);
    });
  },
  lint: (object) => {
    const pods = tkePodsOf(object);
    const address = pods?.annotations[TKE_ANNOTATIONS.nominatedIp];
    if (pods === undefined || pods.podName !== undefined || typeof address !== 'string') return [];
    const message = `Its template asks for ${address}, the same for every pod of the ${object.kind}.`;
    return [flawOfPods(pods, TKE_ANNOTATIONS.nominatedIp, message)];
  },
};
