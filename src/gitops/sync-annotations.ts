import { type ForeignObject, fields } from '../check/foreign-object';

/** What Argo CD reads in the annotations of an object: its wave, its options, its place as a hook. */

export const WAVE = 'argocd.argoproj.io/sync-wave';
const OPTIONS = 'argocd.argoproj.io/sync-options';
const HOOK = 'argocd.argoproj.io/hook';
const HOOK_DELETION = 'argocd.argoproj.io/hook-delete-policy';

/** In the order in which they run; the last only when one before it has failed. */
export const PHASES = ['PreSync', 'Sync', 'PostSync', 'SyncFail'] as const;

export type SyncPhase = (typeof PHASES)[number];

export function annotationOf({ metadata }: ForeignObject, key: string): string | undefined {
  const value = fields(metadata.annotations)[key];
  return typeof value === 'string' ? value : undefined;
}

/** What is no integer counts as absent; then the weight of a Helm hook counts, else 0. */
export const waveOf = (object: ForeignObject): number =>
  integer(annotationOf(object, WAVE)) ?? integer(annotationOf(object, 'helm.sh/hook-weight')) ?? 0;

const integer = (text = ''): number | undefined => (/^[-+]?\d+$/.test(text) ? Number(text) : undefined);

/** `Prune=false` and the like. */
export const hasSyncOption = (object: ForeignObject, option: string): boolean =>
  listed(annotationOf(object, OPTIONS)).includes(option);

/** The phases in which it runs as a hook: none where it is a hook of nothing that a sync does. Undefined: no hook. */
export function hookPhasesOf(object: ForeignObject): readonly SyncPhase[] | undefined {
  const types = listed(annotationOf(object, HOOK));
  if (types.length === 1 && types[0] === 'Skip') return [];
  const helm = annotationOf(object, 'helm.sh/hook');
  if (annotationOf(object, HOOK) === undefined && (helm === undefined || helm === 'crd-install')) return undefined;
  const known = types.filter((type) => KNOWN_TYPES.has(type));
  const meant = known.length > 0 ? known : listed(helm).map((type) => HELM_PHASES[type]);
  return PHASES.filter((phase) => meant.includes(phase));
}

const KNOWN_TYPES = new Set<string>([...PHASES, 'PreDelete', 'PostDelete', 'Skip']);

const HELM_PHASES: Readonly<Record<string, SyncPhase>> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
};

/** Whether a hook of the last sync is deleted before it is made anew: so it is unless another policy is named. */
export function isDeletedBeforeCreation(hook: ForeignObject): boolean {
  const policies = [
    ...listed(annotationOf(hook, HOOK_DELETION)),
    ...listed(annotationOf(hook, 'helm.sh/hook-delete-policy')),
  ];
  return !policies.some((policy) => OTHER_DELETIONS.has(policy)) || policies.some((policy) => BEFORE.has(policy));
}

const BEFORE = new Set(['BeforeHookCreation', 'before-hook-creation']);
const OTHER_DELETIONS = new Set(['HookSucceeded', 'HookFailed', 'hook-succeeded', 'hook-failed']);

const listed = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
