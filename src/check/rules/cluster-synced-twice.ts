import type { Rule } from '../rule';

export const clusterSyncedTwice: Rule = {
  id: 'IPAM739',
  name: 'cluster-synced-twice',
  severity: 'error',
  title: 'a cluster that is synced by two declarations',
  why:
    'Both apply the same files to the same cluster. Argo CD and Flux overwrite each other for ever, two Applications refuse to ' +
    'share their objects, and two of one name are one, of which Argo CD makes now this and now that.',
  fix: 'Keep one of them; where the files go to another cluster too, say so in its destination or kubeConfigSecret.',
  isFinal: false,
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const argocd = new Chart(app, 'argocd', { namespace: 'argocd' });
const repoURL = 'https://git.example.com/addresses.git';
new ArgoCdApplicationSet(argocd, 'sites', { clusters: [prod], repoURL });
new ArgoCdApplications(argocd, 'prod', { cluster: prod, repoURL });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const argocd = new Chart(app, 'argocd', { namespace: 'argocd' });
const repoURL = 'https://git.example.com/addresses.git';
new ArgoCdApplicationSet(argocd, 'sites', { clusters: [prod], repoURL });`,
  },
};
