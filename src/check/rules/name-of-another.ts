import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*, on TKE and Kube-OVN. */
export const nameOfAnother: Rule = {
  id: 'IPAM514',
  name: 'name-of-another',
  severity: 'error',
  title: 'Pod that would inherit the address of another one by its name',
  why: 'TKE and Kube-OVN keep the address of a pod of a StatefulSet under its namespace and name, whoever makes the next pod of that name. In the moment in which a pod is made anew, any pod of its name would get its address.',
  fix: 'Choose another name. If this cluster runs the StatefulSet controller under another user name, set statefulSetControllers of the cluster.',
  example: {
    kind: 'admission',
    bad: `# In a cluster with Kube-OVN, made by a person:
apiVersion: v1
kind: Pod
metadata:
  name: redis-1
  namespace: shop`,
    good: `# In a cluster with Kube-OVN, made by a person:
apiVersion: v1
kind: Pod
metadata:
  name: redis-debug
  namespace: shop`,
  },
};
