import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*, on Kube-OVN. */
export const macOfAnother: Rule = {
  id: 'IPAM512',
  name: 'mac-of-another',
  severity: 'error',
  title: 'Annotation that asks for the MAC address of another workload',
  why: 'Kube-OVN plugs a port with the MAC address that a pod names. Two ports with one MAC take the packets of each other, and licences and DHCP leases that are bound to it.',
  fix: 'Choose another MAC address, or none: Kube-OVN makes one.',
  example: {
    kind: 'admission',
    bad: `# 02:00:00:86:c6:36 is that of the pod licences
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    ovn.kubernetes.io/mac_address: 02:00:00:86:c6:36`,
    good: `# 02:00:00:86:c6:36 is that of the pod licences
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    ovn.kubernetes.io/mac_address: 02:00:00:4d:b4:01`,
  },
};
