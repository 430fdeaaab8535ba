import { isCalico, NATIVE_GROUP, STORAGE_GROUP } from '../calico-object';
import type { Rule } from '../rule';

export const calicoBothGroups: Rule = {
  id: 'IPAM633',
  name: 'calico-both-groups',
  severity: 'warning',
  title: 'Objects of both API groups of Calico for one cluster',
  why:
    'A cluster reads one of them. Where CRDs of both are installed without the API server, Kubernetes takes the pools of ' +
    'projectcalico.org, and Calico ignores them.',
  fix: 'Write all of them for the API that the cluster has.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: crd.projectcalico.org/v1
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: db
spec:
  cidr: 10.2.0.0/24`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: db
spec:
  cidr: 10.2.0.0/24`,
  },
  lintTogether: (objects, { target }) => {
    if (target.calico?.api !== undefined) return [];
    const served = objects.find((object) => isCalico(object) && object.group === NATIVE_GROUP);
    const stored = objects.find((object) => isCalico(object) && object.group === STORAGE_GROUP);
    if (served === undefined || stored === undefined) return [];
    const message = `${stored.kind} ${stored.name} is of ${stored.apiVersion}, ${served.kind} ${served.name} of ${served.apiVersion}.`;
    return [{ object: stored, path: ['apiVersion'], message }];
  },
};
