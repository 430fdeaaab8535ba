import { DEFAULT_VPC } from '../../backends/kube-ovn/object-names';
import { rewrittenSubnetFields } from '../../backends/kube-ovn/spec/subnet-normal-form';
import { rewrittenVpcFields } from '../../backends/kube-ovn/spec/vpc-spec';
import { indexOf } from '../../backends/snapshot-index';
import type { SubnetSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Flaw } from '../flaw';
import { type ForeignObject, fields } from '../foreign-object';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnRewrittenFields: Rule = {
  id: 'IPAM665',
  name: 'kube-ovn-rewritten-fields',
  severity: 'warning',
  title: 'Field that the controller writes otherwise',
  why:
    'The controller brings Subnets and Vpcs into a form of its own and writes it into spec, and annotates namespaces. What git says otherwise is a ' +
    'difference for ever: Argo CD reports OutOfSync, and with self-heal both write in turns.',
  fix: 'Write the field as the controller does, or leave it out where it fills it in.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.9/24`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .filter(({ subnet }) => !subnet.isExisting && hasIdleGatewayNode(subnet))
      .map(({ subnet }) =>
        finding(
          kubeOvnRewrittenFields,
          subnet.where,
          'It names a gatewayNode, which the controller empties where the gateway is distributed; write gatewayType: centralized.',
        ),
      ),
  lint: (object) => LINTS.flatMap((lint) => lint(object)),
};

const LINTS = [specFlaws('Subnet', rewrittenSubnetFields), specFlaws('Vpc', rewrittenVpcFields), namespaceFlaws];

/** What the controller writes into namespaces, out of the namespaces that subnets and pools name. */
function namespaceFlaws(object: ForeignObject): readonly Flaw[] {
  if (object.kind !== 'Namespace' || object.group !== '') return [];
  return Object.keys(fields(object.metadata.annotations))
    .filter((key) => /^ovn\.kubernetes\.io\/(logical_switch|cidr|exclude_ips|ip_pool)$/.test(key))
    .map((key) => ({
      object,
      path: ['metadata', 'annotations', key],
      message: `The controller writes ${key} into namespaces itself, after the namespaces that Subnets and IPPools name.`,
    }));
}

/** In a VPC of its own the controller chooses no type of gateway. */
function hasIdleGatewayNode({ options }: SubnetSnapshot): boolean {
  const { vpc = DEFAULT_VPC, gatewayNode, gatewayType } = options.kubeOvn ?? {};
  const type = gatewayType ?? (vpc === DEFAULT_VPC ? 'distributed' : undefined);
  return gatewayNode !== undefined && type === 'distributed';
}
