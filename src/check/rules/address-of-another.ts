import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*. */
export const addressOfAnother: Rule = {
  id: 'IPAM506',
  name: 'address-of-another',
  severity: 'error',
  title: 'Annotation that asks for an address of another workload',
  why: 'Firewalls and databases know that address as its owner. Every author of a pod could take it while the owner restarts.',
  fix: 'Claim an address with cdk8s-ipam, or choose one outside the pools that it manages: cdk8s-ipam lock show <address> says whose it is.',
  example: {
    kind: 'admission',
    bad: `# 10.1.0.5 is the address of redis-1
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
    good: `# 10.1.0.5 is the address of redis-1
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.9.0.5"]'`,
  },
};
