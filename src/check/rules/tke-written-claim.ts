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
  lint: (object) =>
    object.group === 'networking.tke.cloud.tencent.com' && KINDS.has(object.kind)
      ? [{ object, path: ['kind'], message: `${object.kind} objects are written by ipamd alone.` }]
      : [],
};

const KINDS: ReadonlySet<string> = new Set(['VpcIP', 'VpcIPClaim', 'EIPClaim', 'VpcENI', 'NodeENIConfig']);
