import { isServedBy, providerOf } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnNicProvider: Rule = {
  id: 'IPAM332',
  name: 'kube-ovn-nic-provider',
  severity: 'error',
  title: 'NIC and subnet of two providers',
  why:
    'Kube-OVN finds the subnet of an attached network by its provider, <attachment>.<namespace>.ovn, and reads the ' +
    'annotations under that same prefix. Under another one the list is ignored and the address is any free one. A ' +
    'subnet with the provider ovn serves every attachment whose logical_switch names it.',
  fix: 'Give each interface the nic that is the provider of its subnet, with .<interface> where a pod has the attachment more than once; none where the subnet serves the default NIC.',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload }) =>
      workload.interfaces.flatMap((face) =>
        index
          .subnetsOfInterface(face)
          .filter((subnet) => !isServedBy(face, subnet))
          .map((subnet) =>
            finding(
              kubeOvnNicProvider,
              workload.where,
              `It claims for ${face.nic === undefined ? 'its default NIC' : `the NIC ${face.nic}`}, but the subnet ${subnet.key} has the provider ${providerOf(subnet)}.`,
            ),
          ),
      ),
    );
  },
};
