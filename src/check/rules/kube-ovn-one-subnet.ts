import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnOneSubnet: Rule = {
  id: 'IPAM327',
  name: 'kube-ovn-one-subnet',
  severity: 'error',
  title: 'Kube-OVN workload with pools in several subnets',
  why:
    'A NIC of a pod hangs on one logical switch, and one template serves all pods of a workload: the annotation ' +
    'logical_switch names one subnet.',
  fix: 'Claim from pools of one subnet; for two families use a subnet that has both.',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload }) => {
      const keys = index.subnetsOf(workload).map(({ key }) => key);
      const message = `Its pools lie in several subnets (${keys.join(', ')}), but its pods hang on one.`;
      return keys.length < 2 ? [] : finding(kubeOvnOneSubnet, workload.where, message);
    });
  },
};
