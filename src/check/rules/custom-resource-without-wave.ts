import type { Rule } from '../rule';

export const customResourceWithoutWave: Rule = {
  id: 'IPAM412',
  name: 'custom-resource-without-wave',
  severity: 'warning',
  title: 'object of a CNI or of admission without a sync wave',
  why: 'Argo CD applies kinds that it does not know after all others of the same wave, so after the workloads that need them: pods start before their pool, policy or table is there.',
  fix: 'Give it the annotation `argocd.argoproj.io/sync-wave` with a lower number than that of workloads, as text. For Flux, put it into the folder of the infrastructure.',
  example: {
    kind: 'command',
    bad: `kind: IPPool
metadata:
  name: by-hand`,
    good: `kind: IPPool
metadata:
  annotations:
    argocd.argoproj.io/sync-wave: "-10"
  name: by-hand`,
  },
};
