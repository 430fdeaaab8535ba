import { attachedInterface } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import { isAtLeast, printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnRepeatedAttachment: Rule = {
  id: 'IPAM140',
  name: 'kube-ovn-repeated-attachment',
  severity: 'error',
  title: 'The same attachment twice in a pod',
  why:
    'Up to 1.15 the interfaces of one NetworkAttachmentDefinition have one provider and so the same annotations: both ' +
    'would ask for one address. Annotations for each interface came with 1.16.',
  fix: 'Give each interface a NetworkAttachmentDefinition and a subnet of its own, or upgrade Kube-OVN to 1.16.',
  versions: 'up to 1.15',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload, config }) => {
      if (isAtLeast(config.version, '1.16')) return [];
      return workload.interfaces
        .filter((face) => index.subnetsOfInterface(face).some((subnet) => attachedInterface(face, subnet)))
        .map(({ nic }) =>
          finding(
            kubeOvnRepeatedAttachment,
            workload.where,
            `Its NIC ${nic} is one interface of several of an attachment, which Kube-OVN ${printVersion(config.version)} cannot tell apart.`,
          ),
        );
    });
  },
};
