import type { Flaw } from '../flaw';
import { fields } from '../foreign-object';
import type { Rule } from '../rule';
import { isDeclared, readsInfra, type SyncObject, syncObjectOf } from '../sync-object';

export const syncPrunesPools: Rule = {
  id: 'IPAM728',
  name: 'sync-prunes-pools',
  severity: 'error',
  title: 'a sync that deletes pools when they leave git',
  why:
    "Flux does not know Argo CD's Prune=false: a Kustomization with prune: true deletes a pool that has left its folder, " +
    'or moved to another, while pods run with its addresses; only output that is laid out for Flux says in every such ' +
    'object that it stays. automated.allowEmpty of Argo CD lets a folder that is empty by mistake delete everything.',
  fix: 'Flux: prune: false for the folder infra, prune: true for workloads. Argo CD: leave out allowEmpty.',
  lint: (object) => {
    const sync = syncObjectOf(object);
    if (sync === undefined || !readsInfra(sync)) return [];
    return sync.kind === 'Kustomization' ? pruning(sync) : emptying(sync);
  },
  example: {
    kind: 'manifest',
    bad: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: prod
spec:
  path: ./dist/prod
  prune: true
  deletionPolicy: Orphan`,
    good: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: prod-infra
spec:
  path: ./dist/prod/infra
  prune: false
  deletionPolicy: Orphan`,
  },
};

/** What our constructs lay out says itself that it stays. */
function pruning(sync: SyncObject): readonly Flaw[] {
  const { object, spec } = sync;
  const isLaidOut = /(^|\/)infra\/*$/.test(`${spec.path}`);
  if (spec.prune !== true || (isLaidOut && isDeclared(sync))) return [];
  const message = 'It deletes pools, subnets, reservations and policies that have left the folder.';
  return [{ object, path: ['spec', 'prune'], message, ...(isLaidOut ? { severity: 'warning' } : {}) }];
}

function emptying({ object, spec, path }: SyncObject): readonly Flaw[] {
  const { allowEmpty } = fields(fields(spec.syncPolicy).automated);
  const message = 'If the folder is empty by mistake, a sync deletes every object of the cluster that may be deleted.';
  return allowEmpty === true ? [{ object, path: [...path, 'syncPolicy', 'automated', 'allowEmpty'], message }] : [];
}
