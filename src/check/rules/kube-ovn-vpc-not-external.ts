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
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const blue = prod.vpc('blue');
const pods = blue.subnet('pods', { cidr: '10.1.0.0/24' }).pool('mail');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [pods], template });
EipBinding.pool(mail, { pools: [external] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const blue = prod.vpc('blue', { extraExternalSubnets: ['external'] });
const pods = blue.subnet('pods', { cidr: '10.1.0.0/24' }).pool('mail');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [pods], template });
EipBinding.pool(mail, { pools: [external] });`,
  },
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
