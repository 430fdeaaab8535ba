import {
  iptablesEipFaults,
  iptablesFipFaults,
  ovnEipFaults,
  ovnFipFaults,
} from '../../backends/kube-ovn/spec/eip-specs';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnEip: Rule = {
  id: 'IPAM676',
  name: 'kube-ovn-eip',
  severity: 'error',
  title: 'EIP or its binding that Kube-OVN rejects',
  why:
    'An EIP has addresses that can be read and a known type, and a binding names its EIP and what it is for. The schemas ' +
    'take any text and also an object that says nothing.',
  fix: 'Name the EIP and the IP object or address it is for; leave addresses out where Kube-OVN is to choose.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: OvnFip
metadata:
  name: mail
spec:
  ovnEip: mail`,
    good: `apiVersion: kubeovn.io/v1
kind: OvnFip
metadata:
  name: mail
spec:
  ovnEip: mail
  ipName: mail-0.shop`,
  },
  lint: (object) => LINTS.flatMap((lint) => lint(object)),
};

const LINTS = [
  specFlaws('OvnEip', ovnEipFaults),
  specFlaws('OvnFip', ovnFipFaults),
  specFlaws('IptablesEIP', iptablesEipFaults),
  specFlaws('IptablesFIPRule', iptablesFipFaults),
];
