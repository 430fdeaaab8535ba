import type { Rule } from '../rule';

export const tkeWrittenClaim: Rule = {
  id: 'IPAM375',
  name: 'tke-written-claim',
  severity: 'error',
  title: 'An object that belongs to ipamd',
  why:
    'VpcIP, VpcIPClaim, EIPClaim, VpcENI and NodeENIConfig are the records of tke-eni-ipamd; their fields are published ' +
    'nowhere. One from a manifest claims an address that no pod has, and a sync that prunes it takes a pod’s network away.',
  fix: 'Take it out of git. To give an address up, delete the claim by hand when its pod is gone: kubectl delete vipc (or eipc) <pod>.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: networking.tke.cloud.tencent.com/v1
kind: VpcIPClaim
metadata:
  name: vpn-0
  namespace: shop`,
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
  lint: (object) =>
    object.group === 'networking.tke.cloud.tencent.com' && KINDS.has(object.kind)
      ? [{ object, path: ['kind'], message: `${object.kind} objects are written by ipamd alone.` }]
      : [],
};

const KINDS: ReadonlySet<string> = new Set(['VpcIP', 'VpcIPClaim', 'EIPClaim', 'VpcENI', 'NodeENIConfig']);
