import { indexOf } from '../../backends/snapshot-index';
import type { Problem } from '../../model/problem';
import type { SubnetSnapshot } from '../../model/snapshot';
import type { VpcSnapshot } from '../../model/vpc';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnVpcNamespaces: Rule = {
  id: 'IPAM690',
  name: 'kube-ovn-vpc-namespaces',
  severity: 'error',
  title: 'Kube-OVN subnet for a namespace that its VPC does not serve',
  why:
    'A VPC that lists namespaces serves no others: the controller refuses a subnet that is bound to one of them. And a ' +
    'namespace of another VPC cannot be bound to a subnet of the default VPC.',
  fix: 'Add the namespace to the VPC, or take it from the subnet.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) => {
        const siblings = snapshot.vpcs.filter(({ cluster }) => cluster === subnet.cluster);
        const own = siblings.find(({ objectName }) => objectName === subnet.options.kubeOvn?.vpc);
        return own === undefined ? boundElsewhere(subnet, siblings) : notServed(subnet, own);
      }),
};

const namespacesOf = ({ options }: SubnetSnapshot): readonly string[] => options.kubeOvn?.namespaces ?? [];

const notServed = (subnet: SubnetSnapshot, vpc: VpcSnapshot): readonly Problem[] =>
  vpc.namespaces.length === 0
    ? []
    : namespacesOf(subnet)
        .filter((namespace) => !vpc.namespaces.includes(namespace))
        .map((namespace) => {
          const message = `It is bound to the namespace ${namespace}, but its VPC ${vpc.objectName} serves only ${vpc.namespaces.join(', ')}.`;
          return finding(kubeOvnVpcNamespaces, subnet.where, message);
        });

/** Of a VPC that is not declared nothing is known. */
const boundElsewhere = (subnet: SubnetSnapshot, vpcs: readonly VpcSnapshot[]): readonly Problem[] =>
  subnet.options.kubeOvn?.vpc !== undefined
    ? []
    : namespacesOf(subnet).flatMap((namespace) =>
        vpcs
          .filter(({ namespaces }) => namespaces.includes(namespace))
          .map(({ objectName }) => {
            const message = `It is in the default VPC and bound to the namespace ${namespace}, which belongs to the VPC ${objectName}.`;
            return finding(kubeOvnVpcNamespaces, subnet.where, message);
          }),
      );
