import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { fields } from '../foreign-object';
import type { Rule } from '../rule';
import { readsInfra, type SyncObject, syncObjectOf } from '../sync-object';

export const syncDeletesPools: Rule = {
  id: 'IPAM725',
  name: 'sync-deletes-pools',
  severity: 'error',
  title: 'deleting what syncs the pools deletes them too',
  why:
    'With the finalizer resources-finalizer.argocd.argoproj.io, deleting an Application deletes all that it has synced: ' +
    'reservations, tables, policies, namespaces with all their pods, and every pool that does not say Delete=false. An ' +
    'ApplicationSet gives that finalizer to what it makes, unless it preserves resources. A Kustomization of Flux deletes ' +
    'what it has applied, unless its deletionPolicy is Orphan or it never prunes.',
  fix: 'Leave out the finalizer; of an ApplicationSet set spec.syncPolicy.preserveResourcesOnDeletion: true, of a Kustomization spec.deletionPolicy: Orphan.',
  lint: (object) => {
    const sync = syncObjectOf(object);
    return sync === undefined || !readsInfra(sync) ? [] : flawsOf(sync);
  },
  example: {
    kind: 'manifest',
    bad: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: prod
  finalizers:
    - resources-finalizer.argocd.argoproj.io
spec:
  source:
    repoURL: https://git.example.com/addresses.git
    path: dist/prod
    directory:
      include: '*.k8s.yaml'`,
    good: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: prod
spec:
  source:
    repoURL: https://git.example.com/addresses.git
    path: dist/prod
    directory:
      include: '*.k8s.yaml'`,
  },
};

function flawsOf({ object, kind, spec }: SyncObject): readonly Flaw[] {
  if (kind === 'Kustomization') return deletesOnItsOwnDeletion(object);
  if (kind === 'Application') return cascades(object, object.metadata.finalizers, ['metadata', 'finalizers']);
  const { template, syncPolicy } = object.spec;
  const { finalizers } = fields(fields(template).metadata);
  const preserves = fields(syncPolicy).preserveResourcesOnDeletion === true;
  return [
    ...cascades(object, finalizers, ['spec', 'template', 'metadata', 'finalizers']),
    ...(preserves || spec === undefined ? [] : [doesNotPreserve(object)]),
  ];
}

const cascades = (object: ForeignObject, finalizers: unknown, path: Flaw['path']): readonly Flaw[] =>
  (Array.isArray(finalizers) ? finalizers : [])
    .flatMap((finalizer, i) => (isCascade(finalizer) ? [[`${finalizer}`, i] as const] : []))
    .map(([finalizer, i]) => ({
      object,
      path: [...path, i],
      message: `The finalizer ${finalizer} deletes the pools and policies of the cluster with it.`,
    }));

const isCascade = (finalizer: unknown): boolean =>
  typeof finalizer === 'string' && /^resources-finalizer\.argocd\.argoproj\.io(\/(?!orphan)|$)/.test(finalizer);

const doesNotPreserve = (object: ForeignObject): Flaw => ({
  object,
  path: ['spec', 'syncPolicy', 'preserveResourcesOnDeletion'],
  message: 'The Applications that it makes delete the pools and policies of their clusters when they go.',
});

function deletesOnItsOwnDeletion(object: ForeignObject): readonly Flaw[] {
  const { prune, deletionPolicy = 'MirrorPrune' } = object.spec;
  const deletes =
    deletionPolicy === 'Delete' ||
    deletionPolicy === 'WaitForTermination' ||
    (deletionPolicy === 'MirrorPrune' && prune === true);
  if (!deletes) return [];
  const message = 'Deleting it deletes the pools and policies of the cluster.';
  return [{ object, path: ['spec', 'deletionPolicy'], message }];
}
