import { DEFAULT_VPC, INSTALLED_SUBNETS, isOvnSubnet } from '../../backends/kube-ovn/object-names';
import { fault } from '../../backends/kube-ovn/spec/spec-fault';
import { cidrsOf, isOvnProvider, vpcOf } from '../../backends/kube-ovn/spec/subnet-spec';
import { indexOf } from '../../backends/snapshot-index';
import type { SubnetSnapshot } from '../../model/snapshot';
import { Cidr } from '../../net/cidr';
import { finding } from '../finding';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnSystemRange: Rule = {
  id: 'IPAM335',
  name: 'kube-ovn-system-range',
  severity: 'warning',
  title: 'Kube-OVN subnet over ranges that the installation uses',
  why:
    'The controller keeps its default subnet, its node subnet and the service range apart from others in the default ' +
    'VPC, and refuses or breaks what overlaps. The ranges named here are its defaults: yours may differ.',
  fix: 'Choose another CIDR, or acknowledge this when the controller was started with other ranges.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.97.0.0/24`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.67.0.0/24`,
  },
  check: ({ snapshot, view }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .filter(({ subnet }) => !subnet.isExisting && isInDefaultVpc(subnet))
      .flatMap(({ subnet }) =>
        view
          .cidrsOf(subnet.key)
          .flatMap(overlaps)
          .map((message) => finding(kubeOvnSystemRange, subnet.where, message)),
      ),
  lint: specFlaws('Subnet', (spec, { name }) =>
    INSTALLED_SUBNETS.includes(name) || !isOvnProvider(spec) || vpcOf(spec) !== DEFAULT_VPC
      ? []
      : cidrsOf(spec).flatMap((cidr) => overlaps(cidr).map((message) => fault(['cidrBlock'], message))),
  ),
};

const overlaps = (cidr: Cidr): readonly string[] =>
  SYSTEM.filter(([range]) => range.overlaps(cidr)).map(
    ([range, what]) => `${cidr} overlaps ${range}, by default ${what}.`,
  );

const isInDefaultVpc = (subnet: SubnetSnapshot): boolean =>
  isOvnSubnet(subnet) && (subnet.options.kubeOvn?.vpc ?? DEFAULT_VPC) === DEFAULT_VPC;

const SYSTEM: readonly (readonly [Cidr, string])[] = [
  [Cidr.of('10.16.0.0/16'), 'the subnet ovn-default'],
  [Cidr.of('10.96.0.0/12'), 'the range of services'],
  [Cidr.of('100.64.0.0/16'), 'the node subnet join'],
  [Cidr.of('fd00:10:16::/112'), 'the subnet ovn-default'],
  [Cidr.of('fd00:100:64::/112'), 'the node subnet join'],
];
