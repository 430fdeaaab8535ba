import type { Rule } from '../rule';

export const misplacedSyncObject: Rule = {
  id: 'IPAM729',
  name: 'misplaced-sync-object',
  severity: 'error',
  title: 'Applications or Kustomizations that do not fit the output',
  why:
    'What syncs a cluster must not stand in the folder that it syncs, or it would manage itself; and it can only name ' +
    'folders that the App writes: one for each cluster, or for Flux one for each layer of it.',
  fix: "Declare it in a chart of its own, in the App of its clusters; for Flux new IpamApp({ layout: 'flux' }).",
  isFinal: false,
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
new ArgoCdApplications(prod.namespace('argocd'), 'prod', {
  cluster: prod,
  repoURL: 'https://git.example.com/addresses.git',
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
new ArgoCdApplications(new Chart(app, 'argocd', { namespace: 'argocd' }), 'prod', {
  cluster: prod,
  repoURL: 'https://git.example.com/addresses.git',
});`,
  },
};
