import { TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { laterOnes } from '../../net/later-ones';
import { type ForeignObject, identityOfObject, nameOfObject } from '../foreign-object';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { type TkePods, tkePodsOf } from '../tke-pods';

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
  lintTogether: (objects) =>
    laterOnes(objects.flatMap(nominatedBy), ({ address }) => address).flatMap(({ first, later }) => {
      const { pods, address } = later;
      if (identityOfObject(first.pods.object) === identityOfObject(pods.object)) return [];
      const message = `${nameOfObject(first.pods.object)} asks for ${address} too.`;
      return [flawOfPods(pods, TKE_ANNOTATIONS.nominatedIp, message)];
    }),
};

interface Nominated {
  readonly pods: TkePods;
  readonly address: string;
}

function nominatedBy(object: ForeignObject): readonly Nominated[] {
  const pods = tkePodsOf(object);
  const address = pods?.annotations[TKE_ANNOTATIONS.nominatedIp];
  return pods === undefined || typeof address !== 'string' || address === '' ? [] : [{ pods, address }];
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
