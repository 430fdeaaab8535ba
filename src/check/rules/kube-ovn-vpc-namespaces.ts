import { DEFAULT_VPC } from '../../backends/kube-ovn/object-names';
import { isOvnProvider, vpcOf } from '../../backends/kube-ovn/spec/subnet-spec';
import { type NamespacesOf, namespaceFaults } from '../../backends/kube-ovn/spec/vpc-namespaces';
import { indexOf } from '../../backends/snapshot-index';
import type { VpcSnapshot } from '../../model/vpc';
import { finding } from '../finding';
import { kubeOvnCluster, namespacesIn } from '../kube-ovn-cluster';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnVpcNamespaces: Rule = {
  id: 'IPAM690',
  name: 'kube-ovn-vpc-namespaces',
  severity: 'error',
  title: 'Kube-OVN subnet for a namespace that its VPC does not serve',
  why:
    'A VPC of your own serves the namespaces that it lists, and no others: the controller refuses a subnet in it that is ' +
    'bound to another one. And a namespace of such a VPC cannot be bound to a subnet of the default VPC.',
  fix: 'Add the namespace to the VPC, or take it from the subnet.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const blue = prod.vpc('blue', { namespaces: ['bank'] });
blue.subnet('pods', { cidr: '10.1.0.0/24', kubeOvn: { namespaces: ['shop'] } });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const blue = prod.vpc('blue', { namespaces: ['bank', 'shop'] });
blue.subnet('pods', { cidr: '10.1.0.0/24', kubeOvn: { namespaces: ['shop'] } });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) => {
        const { vpc = DEFAULT_VPC, namespaces = [] } = subnet.options.kubeOvn ?? {};
        const vpcs = snapshot.vpcs.filter((each) => each.cluster === subnet.cluster && isKnown(each)).map(servedBy);
        return namespaceFaults({ name: subnet.objectName, vpc, namespaces }, vpcs).map(({ message }) =>
          finding(kubeOvnVpcNamespaces, subnet.where, message),
        );
      }),
  lintTogether: (objects, context) => {
    const vpcs = kubeOvnCluster(objects, context)
      .all('Vpc')
      .map((vpc) => ({ name: vpc.name, namespaces: namespacesIn(vpc) }));
    return objects
      .filter((object) => isKubeOvn(object, 'Subnet') && isOvnProvider(object.spec))
      .flatMap((object) =>
        namespaceFaults({ name: object.name, vpc: vpcOf(object.spec), namespaces: namespacesIn(object) }, vpcs).map(
          ({ message }) => ({ object, path: ['spec', 'namespaces'], message }),
        ),
      );
  },
};

/** Whether it is said which namespaces it serves. */
const isKnown = ({ isExisting, namespaces }: VpcSnapshot): boolean => !isExisting || namespaces.length > 0;

const servedBy = ({ objectName, namespaces }: VpcSnapshot): NamespacesOf => ({ name: objectName, namespaces });
