import { rewrittenSubnetFields } from '../../backends/kube-ovn/spec/subnet-normal-form';
import { rewrittenVpcFields } from '../../backends/kube-ovn/spec/vpc-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnRewrittenFields: Rule = {
  id: 'IPAM665',
  name: 'kube-ovn-rewritten-fields',
  severity: 'warning',
  title: 'Field that the controller writes otherwise',
  why:
    'The controller brings Subnets and Vpcs into a form of its own and writes it into spec. What git says otherwise is a ' +
    'difference for ever: Argo CD reports OutOfSync, and with self-heal both write in turns.',
  fix: 'Write the field as the controller does, or leave it out where it fills it in.',
  lint: (object) => LINTS.flatMap((lint) => lint(object)),
};

const LINTS = [specFlaws('Subnet', rewrittenSubnetFields), specFlaws('Vpc', rewrittenVpcFields)];
