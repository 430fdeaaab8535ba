import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*, on TKE. */
export const eipOfAnother: Rule = {
  id: 'IPAM513',
  name: 'eip-of-another',
  severity: 'error',
  title: 'Annotation that names a public address of another workload',
  why: 'TKE binds the public address whose id a pod lists to that pod, if nobody has it just then. Firewalls outside know it as its owner.',
  fix: 'Bind a public address with cdk8s-ipam, or name one that is in none of its inventories: cdk8s-ipam lock show <id> says whose it is.',
  example: {
    kind: 'admission',
    bad: `# eip-1a2b3c4d is that of vpn-0
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    tke.cloud.tencent.com/eip-id-list: eip-1a2b3c4d`,
    good: `# eip-1a2b3c4d is that of vpn-0
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    tke.cloud.tencent.com/eip-id-list: eip-77777777`,
  },
};
