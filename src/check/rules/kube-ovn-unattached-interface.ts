import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnUnattachedInterface: Rule = {
  id: 'IPAM689',
  name: 'kube-ovn-unattached-interface',
  severity: 'warning',
  title: 'Addresses for an interface that the pods do not have',
  why:
    'Multus gives a pod its further interfaces, and only those that `k8s.v1.cni.cncf.io/networks` on the template names. ' +
    'The addresses of another interface stay idle, without a word. Virtual machines name their networks elsewhere.',
  fix: 'Name the NetworkAttachmentDefinition in that annotation of the pod template, or take the interface from the claim.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .filter(({ workload }) => workload.identity.kind !== 'VirtualMachine')
      .flatMap(({ workload: { interfaces, template, where } }) => {
        const attached = ATTACHING.map((key) => template.annotations[key] ?? '').join(' ');
        return interfaces.flatMap(({ nic }) => {
          const attachment = nic?.split('.')[0];
          if (attachment === undefined || names(attached).includes(attachment)) return [];
          const message = `It claims for ${nic}, but the template attaches no ${attachment}.`;
          return finding(kubeOvnUnattachedInterface, where, message);
        });
      }),
};

const ATTACHING = ['k8s.v1.cni.cncf.io/networks', 'v1.multus-cni.io/default-network'];

/** The words of a list of attachments, `shop/net1@eth1, net2`, or of its form in JSON. */
const names = (text: string): readonly string[] => text.match(/[a-z0-9.-]+/g) ?? [];
