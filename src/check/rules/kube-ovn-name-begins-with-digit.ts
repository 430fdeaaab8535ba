import { indexOf } from '../../backends/snapshot-index';
import { isAtLeast, printVersion } from '../../model/version';
import { finding } from '../finding';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnNameBeginsWithDigit: Rule = {
  id: 'IPAM325',
  name: 'kube-ovn-name-begins-with-digit',
  severity: 'error',
  title: 'Kube-OVN subnet name that begins with a digit',
  why: 'Up to 1.15 the schema of Subnet refuses names that begin with a digit; 1.16 accepts them.',
  fix: 'Give the subnet an object name that begins with a letter.',
  versions: 'up to 1.15',
  example: {
    kind: 'manifest',
    options: '--kube-ovn 1.15',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: 2nd-floor
spec:
  cidrBlock: 10.66.0.0/24`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: floor-2
spec:
  cidrBlock: 10.66.0.0/24`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .filter(({ subnet, config }) => BEGINS_WITH_DIGIT.test(subnet.objectName) && !isAtLeast(config.version, '1.16'))
      .map(({ subnet, config }) =>
        finding(
          kubeOvnNameBeginsWithDigit,
          subnet.where,
          `Kube-OVN ${printVersion(config.version)} refuses the name ${subnet.objectName}: it begins with a digit.`,
        ),
      ),
  lint: (object) =>
    isKubeOvn(object, 'Subnet') && BEGINS_WITH_DIGIT.test(object.name)
      ? [
          {
            object,
            path: ['metadata', 'name'],
            message: `The name ${object.name} begins with a digit.`,
            extent: { of: 'Kube-OVN', below: '1.16' },
          },
        ]
      : [],
};

const BEGINS_WITH_DIGIT = /^[0-9]/;
