import { groupedBy } from '../../net/grouped-by';
import { foreignText } from '../foreign-text';
import { kubeOvnCluster } from '../kube-ovn-cluster';
import type { Rule } from '../rule';

export const kubeOvnVlanTaken: Rule = {
  id: 'IPAM664',
  name: 'kube-ovn-vlan-taken',
  severity: 'error',
  title: 'Vlan with a number that another one has',
  why:
    'Two Vlans of one provider network with the same number are in conflict: the controller marks the later one, and ' +
    'rejects each subnet on it.',
  fix: 'Use one Vlan object for both subnets, or give the second its own number.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Vlan
metadata:
  name: storage
spec:
  id: 204
  provider: net1
---
apiVersion: kubeovn.io/v1
kind: Vlan
metadata:
  name: backup
spec:
  id: 204
  provider: net1`,
    good: `apiVersion: kubeovn.io/v1
kind: Vlan
metadata:
  name: storage
spec:
  id: 204
  provider: net1
---
apiVersion: kubeovn.io/v1
kind: Vlan
metadata:
  name: backup
spec:
  id: 205
  provider: net1`,
  },
  lintTogether: (objects, context) => {
    const { all, isJudged } = kubeOvnCluster(objects, context);
    const vlans = groupedBy(all('Vlan'), ({ spec }) => JSON.stringify([spec.provider, spec.id ?? 0]));
    return [...vlans.values()].flatMap((some) => {
      const [holder, ...others] = [...some.filter((vlan) => !isJudged(vlan)), ...some.filter(isJudged)];
      return others.filter(isJudged).map((object) => ({
        object,
        path: ['spec', 'id'],
        message: `The Vlan ${holder!.name} has the number ${foreignText(object.spec.id ?? 0)} in the same provider network too.`,
      }));
    });
  },
};
