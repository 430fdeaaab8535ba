import type { Flaw } from '../flaw';
import type { Path } from '../foreign-document';
import { type Fields, type ForeignObject, fields } from '../foreign-object';
import type { Rule } from '../rule';
import { syncObjectOf } from '../sync-object';

export const syncReplacesObjects: Rule = {
  id: 'IPAM727',
  name: 'sync-replaces-objects',
  severity: 'error',
  title: 'a sync that replaces objects instead of changing them',
  why:
    'Force=true of Argo CD and force of Flux delete an object that cannot be changed and create it anew. Of a pool that ' +
    'takes all that is known of its addresses with it, of an IP object the network of its pod. Replace=true takes away ' +
    'what the CNI has written into its objects, and wins over server-side apply.',
  fix: 'Leave it out. What cannot be changed gets another name: drain the pool, and declare its successor.',
  lint: (object) => [...flawsOfSync(object), ...flawsOfAddressObject(object)],
  example: {
    kind: 'manifest',
    bad: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: prod-infra
spec:
  path: ./dist/prod/infra
  prune: false
  force: true`,
    good: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: prod-infra
spec:
  path: ./dist/prod/infra
  prune: false`,
  },
};

function flawsOfSync(object: ForeignObject): readonly Flaw[] {
  const sync = syncObjectOf(object);
  if (sync === undefined) return [];
  if (sync.kind === 'Kustomization') {
    return sync.spec.force === true ? [flaw(object, ['spec', 'force'], 'force: true')] : [];
  }
  const { syncOptions } = fields(sync.spec.syncPolicy);
  const options = Array.isArray(syncOptions) ? syncOptions : [];
  return options.flatMap((option, i) =>
    isReplacing(option) ? [flaw(object, [...sync.path, 'syncPolicy', 'syncOptions', i], `${option}`)] : [],
  );
}

const ADDRESS_GROUPS: ReadonlySet<string> = new Set(['kubeovn.io', 'projectcalico.org', 'crd.projectcalico.org']);

/** An object may also ask for it itself, whatever its Application says. */
function flawsOfAddressObject(object: ForeignObject): readonly Flaw[] {
  if (!ADDRESS_GROUPS.has(object.group)) return [];
  const annotations: Fields = fields(object.metadata.annotations);
  const options = `${annotations[ARGO_CD_OPTIONS] ?? ''}`.split(',').map((option) => option.trim());
  const force = annotations[FLUX_FORCE];
  return [
    ...options.filter(isReplacing).map((option) => flaw(object, ['metadata', 'annotations', ARGO_CD_OPTIONS], option)),
    ...(typeof force === 'string' && force.toLowerCase() === 'enabled'
      ? [flaw(object, ['metadata', 'annotations', FLUX_FORCE], `${FLUX_FORCE}: ${force}`)]
      : []),
  ];
}

const ARGO_CD_OPTIONS = 'argocd.argoproj.io/sync-options';
const FLUX_FORCE = 'kustomize.toolkit.fluxcd.io/force';

const isReplacing = (option: unknown): boolean => option === 'Replace=true' || option === 'Force=true';

const flaw = (object: ForeignObject, path: Path, what: string): Flaw => ({
  object,
  path,
  message: `${what} lets a sync delete objects that pods have their addresses from, or what their CNI has written there.`,
});
