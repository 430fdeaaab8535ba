import { TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { askedTwice } from '../asked-twice';
import type { ForeignObject } from '../foreign-object';
import type { Rule } from '../rule';
import { tkePodsOf } from '../tke-pods';

export const tkeAddressOfSeveralPods: Rule = {
  id: 'IPAM734',
  name: 'tke-address-of-several-pods',
  severity: 'error',
  title: 'One address that several pods ask TKE for',
  why: 'In a VPC an address belongs to one pod. Which of several that nominate it gets it is chance; the others stay pending.',
  fix: 'Nominate an address of its own for each Pod, or declare the Pods here: the lock gives each address once.',
  example: {
    kind: 'manifest',
    bad: [manifest('vpn', '10.1.0.7'), manifest('mail', '10.1.0.7')].join('\n---\n'),
    good: [manifest('vpn', '10.1.0.7'), manifest('mail', '10.1.0.8')].join('\n---\n'),
  },
  lintTogether: (objects) => askedTwice(objects.flatMap(nominatedBy)),
};

function nominatedBy(object: ForeignObject) {
  const pods = tkePodsOf(object);
  const address = pods?.annotations[TKE_ANNOTATIONS.nominatedIp];
  if (pods === undefined || typeof address !== 'string' || address === '') return [];
  return [{ object, path: [...pods.path, TKE_ANNOTATIONS.nominatedIp], address }];
}

function manifest(name: string, address: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
  annotations:
    tke.cloud.tencent.com/nominated-vpc-ip: ${address}
spec:
  containers:
    - name: ${name}
      image: ${name}:1.0`;
}
