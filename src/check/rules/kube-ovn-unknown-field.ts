import { kubeOvnShape } from '../kube-ovn-shapes';
import type { Rule } from '../rule';
import { shapeFlaws } from '../shape-flaws';

export const kubeOvnUnknownField: Rule = {
  id: 'IPAM684',
  name: 'kube-ovn-unknown-field',
  severity: 'error',
  title: 'Field that an object of Kube-OVN does not have',
  why:
    'Server-side apply refuses an unknown field, and so does client-side apply that validates strictly; otherwise it is ' +
    'dropped in silence. The spelling differs from kind to kind: Vip and IptablesEIP have v4ip, OvnEip and OvnFip v4Ip.',
  fix: 'Correct its spelling, or remove it.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: OvnEip
metadata:
  name: mail
spec:
  externalSubnet: external
  v4ip: 192.168.204.9`,
    good: `apiVersion: kubeovn.io/v1
kind: OvnEip
metadata:
  name: mail
spec:
  externalSubnet: external
  v4Ip: 192.168.204.9`,
  },
  lint: shapeFlaws(kubeOvnShape, 'unknown field'),
};
