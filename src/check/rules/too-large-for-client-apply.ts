import type { Rule } from '../rule';

export const tooLargeForClientApply: Rule = {
  id: 'IPAM413',
  name: 'too-large-for-client-apply',
  severity: 'error',
  title: 'object that is too large for client-side apply',
  why: 'Client-side apply, which is Argo CD’s default, notes the whole object in an annotation, and annotations have room for 262,144 bytes: the API server refuses the object.',
  fix: 'Annotate it with `argocd.argoproj.io/sync-options: ServerSideApply=true`.',
  isFinal: false,
  example: {
    kind: 'command',
    bad: 'kind: ConfigMap # 300,000 bytes',
    good: `kind: ConfigMap # 300,000 bytes
metadata:
  annotations:
    argocd.argoproj.io/sync-options: ServerSideApply=true`,
  },
};
