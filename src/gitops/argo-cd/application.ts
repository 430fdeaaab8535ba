import { ARGO_CD_GROUP } from '../../check/sync-object';
import type { SyncLayer } from '../../model/output-layout';
import type { FileSelection } from '../output-layout';

/** What an Application is to sync. */
export interface ApplicationPlan {
  readonly name: string;
  /** The namespace of Argo CD. */
  readonly namespace: string;
  readonly project: string;
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly files: FileSelection;
  /** The cluster, by the name that Argo CD knows it under, or by the URL of its API server. */
  readonly destination: ArgoCdDestination;
  /** Absent: both layers of a cluster. */
  readonly layer?: SyncLayer;
  /** Whether a sync deletes what has left git, but what has Prune=false. */
  readonly prune: boolean;
  /** Further fields of `syncOptions`. */
  readonly syncOptions: readonly string[];
  readonly ignoreDifferences: readonly IgnoredDifference[];
}

export type ArgoCdDestination = { readonly name: string } | { readonly server: string };

/** Fields of an object that others may change in the cluster. */
export interface IgnoredDifference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly jsonPointers: readonly string[];
}

/** No finalizer: deleting the Application leaves what it has synced, pools in use above all. */
export const applicationObject = (plan: ApplicationPlan) => ({
  apiVersion: `${ARGO_CD_GROUP}/v1alpha1`,
  kind: 'Application',
  metadata: {
    name: plan.name,
    namespace: plan.namespace,
    labels: labelsOf(plan),
    annotations: { [MANIFEST_GENERATE_PATHS]: '.', [SYNC_WAVE]: waveOf(plan) },
  },
  spec: applicationSpec(plan),
});

const applicationSpec = (plan: ApplicationPlan) => ({
  project: plan.project,
  source: {
    repoURL: plan.repoURL,
    targetRevision: plan.targetRevision,
    path: plan.files.path,
    directory: directoryOf(plan.files),
  },
  destination: plan.destination,
  ...(plan.ignoreDifferences.length === 0 ? {} : { ignoreDifferences: plan.ignoreDifferences }),
  syncPolicy: {
    automated: { prune: plan.prune, selfHeal: true },
    syncOptions: syncOptionsOf(plan),
    retry: RETRY,
  },
});

/** Only a change below the folder makes Argo CD read it anew, not every commit of the repository. */
const MANIFEST_GENERATE_PATHS = 'argocd.argoproj.io/manifest-generate-paths';

export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

const LAYER_LABEL = 'cdk8s-ipam.dev/layer';

const labelsOf = ({ layer }: ApplicationPlan) => ({
  'app.kubernetes.io/managed-by': 'cdk8s-ipam',
  ...(layer === undefined ? {} : { [LAYER_LABEL]: layer }),
});

/** For an app of apps in which Applications have health: there the infra is waited for. */
const waveOf = ({ layer }: ApplicationPlan): string => (layer === 'workloads' ? '1' : '0');

/** Argo CD reads JSON as well, and the record that validations of cdk8s leave is no object. */
const directoryOf = ({ include, exclude, isRecursive }: FileSelection) => ({
  include,
  ...(exclude === undefined ? {} : { exclude }),
  ...(isRecursive ? { recurse: true } : {}),
});

/** Workloads may come before their namespace and pools, which another Application brings: within 20 minutes. */
const RETRY = { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } };

const syncOptionsOf = ({ layer, syncOptions, ignoreDifferences }: ApplicationPlan): readonly string[] => [
  ...(layer === 'workloads' ? [] : ['Delete=confirm']),
  'FailOnSharedResource=true',
  ...(ignoreDifferences.length === 0 ? [] : ['RespectIgnoreDifferences=true']),
  ...syncOptions,
];
