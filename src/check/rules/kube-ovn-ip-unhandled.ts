import { otherProviderFaults, unhandledFaults } from '../../backends/kube-ovn/spec/ip-spec';
import { kubeOvnCluster } from '../kube-ovn-cluster';
import { isKubeOvn } from '../kube-ovn-object';
import { flawOf, specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnIpUnhandled: Rule = {
  id: 'IPAM672',
  name: 'kube-ovn-ip-unhandled',
  severity: 'error',
  title: 'IP object that the controller passes over',
  why:
    'The controller reserves the address of an IP object only when it names a subnet, when its podType is empty, ' +
    'StatefulSet or VirtualMachine, and when its name is that of the port: <pod>.<namespace>, with .<provider> behind it ' +
    'for other networks. Else it writes a line to its log, and the address stays free.',
  fix: 'Give it the subnet, and name it <pod>.<namespace>, or <pod>.<namespace>.<provider>, from the same podName and namespace as in its spec.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  ipAddress: 10.66.0.5`,
    good: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods
  ipAddress: 10.66.0.5`,
  },
  lint: specFlaws('IP', (spec, { name }) => unhandledFaults(spec, name)),
  lintTogether: (objects, context) => {
    const cluster = kubeOvnCluster(objects, context);
    return objects
      .filter((object) => isKubeOvn(object, 'IP'))
      .flatMap((object) =>
        otherProviderFaults(object.spec, object.name, cluster.find('Subnet', object.spec.subnet)?.spec).map((fault) =>
          flawOf(object, fault),
        ),
      );
  },
};
