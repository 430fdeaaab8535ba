import type { Rule } from '../rule';

export const outputTooLarge: Rule = {
  id: 'IPAM414',
  name: 'output-too-large',
  severity: 'warning',
  title: 'folder that is too large for Argo CD',
  why: 'Argo CD reads at most 10 MB of manifests of one folder (`reposerver.max.combined.directory.manifests.size`), and refuses the whole Application beyond that.',
  fix: 'Raise the limit, or give parts of the cluster an Application of their own.',
  example: {
    kind: 'command',
    bad: '# dist/prod has 12 MB; the limit is the default',
    good: `# argocd-cmd-params-cm
reposerver.max.combined.directory.manifests.size: 30M`,
  },
};
