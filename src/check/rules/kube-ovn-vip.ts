import { vipSpecFaults } from '../../backends/kube-ovn/spec/vip-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnVip: Rule = {
  id: 'IPAM674',
  name: 'kube-ovn-vip',
  severity: 'error',
  title: 'Vip that Kube-OVN rejects',
  why:
    'The webhook rejects a Vip that names no subnet or has an address that cannot be read or is in upper case; it is off ' +
    'by default, and then nothing does. The schemas take any type.',
  fix: 'Name the subnet, addresses in canonical form, and no type but switch_lb_vip or kube_host_vm_vip.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Vip
metadata:
  name: keepalived
spec:
  subnet: pods
  v4ip: 10.66.0.300`,
    good: `apiVersion: kubeovn.io/v1
kind: Vip
metadata:
  name: keepalived
spec:
  subnet: pods
  v4ip: 10.66.0.30`,
  },
  lint: specFlaws('Vip', vipSpecFaults),
};
