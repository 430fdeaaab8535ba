import { DEFAULT_VPC } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import type { SubnetSnapshot } from '../../model/snapshot';
import type { VpcSnapshot } from '../../model/vpc';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnVpcNotExternal: Rule = {
  id: 'IPAM149',
  name: 'kube-ovn-vpc-not-external',
  severity: 'error',
  title: 'Public address in a VPC without a way out',
  why:
    'An OvnFip is translated by the router of the VPC, which has a leg in the external subnet only with enableExternal ' +
    '(the default one) or where extraExternalSubnets names it. The controller writes the rule all the same.',
  fix: 'Declare the VPC with enableExternal: true, or name the subnet in its extraExternalSubnets.',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload }) => {
      const { eip, interfaces, identity, where } = workload;
      const name = index.subnetsOfInterface(interfaces[0]!)[0]?.options.kubeOvn?.vpc ?? DEFAULT_VPC;
      const vpc = snapshot.vpcs.find((each) => each.cluster === identity.cluster && each.objectName === name);
      if (eip?.kind !== 'pool' || vpc === undefined || vpc.isExisting) return [];
      return index
        .subnetsOfInterface(eip)
        .filter((subnet) => !reaches(vpc, subnet))
        .map(({ key }) =>
          finding(kubeOvnVpcNotExternal, where, `Its pods are in the VPC ${name}, which is not connected to ${key}.`),
        );
    });
  },
};

const reaches = ({ enableExternal, extraExternalSubnets = [] }: VpcSnapshot, { objectName }: SubnetSnapshot): boolean =>
  enableExternal === true || extraExternalSubnets.includes(objectName);
