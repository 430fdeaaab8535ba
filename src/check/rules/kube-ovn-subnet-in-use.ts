import { textOf } from '../../backends/kube-ovn/spec/spec-fault';
import { identityOfObject } from '../foreign-object';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnSubnetInUse: Rule = {
  id: 'IPAM686',
  name: 'kube-ovn-subnet-in-use',
  severity: 'error',
  title: 'Object of a Kube-OVN subnet that goes',
  why:
    'A subnet with addresses in use is not deleted: the webhook refuses it, and without the webhook its finalizer keeps it ' +
    'in Terminating. Reserved IP objects count as in use.',
  fix: 'Delete what uses the subnet first, in a change of its own.',
  example: {
    kind: 'manifest',
    before: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
---
apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
---
apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
  },
  lintTogether: (objects, { before, known }) => {
    if (before.length === 0) return [];
    const kept = new Set([...objects, ...known].map(identityOfObject));
    const gone = new Set(
      before
        .filter((object) => isKubeOvn(object, 'Subnet') && !kept.has(identityOfObject(object)))
        .map(({ name }) => name),
    );
    return objects
      .filter((object) => USERS.some((kind) => isKubeOvn(object, kind)) && gone.has(textOf(object.spec, 'subnet')))
      .map((object) => ({
        object,
        path: ['spec', 'subnet'],
        message: `The subnet ${textOf(object.spec, 'subnet')} is not there any more.`,
      }));
  },
};

const USERS = ['IPPool', 'IP', 'Vip'];
