import { ARGO_CD_GROUP } from '../../check/sync-object';
import { type ApplicationPlan, applicationObject, type IgnoredDifference, SYNC_WAVE } from './application';

/** An Application for each of several clusters, all alike. */
export interface ApplicationSetPlan {
  readonly name: string;
  /** The Application, with `{{.cluster}}` for the name of the cluster. */
  readonly template: ApplicationPlan;
  readonly clusters: readonly ClusterElement[];
}

interface ClusterElement {
  readonly name: string;
  readonly ignoreDifferences: readonly IgnoredDifference[];
}

/** The name of a cluster in a template. */
export const CLUSTER_PARAMETER = '{{.cluster}}';

/**
 * It makes and changes Applications and deletes none, so that a cluster that leaves the list goes on as it is; and those
 * that it makes have no finalizer, which it would give them otherwise.
 */
export const applicationSetObject = ({ name, template, clusters }: ApplicationSetPlan) => {
  const hasIgnored = clusters.some(({ ignoreDifferences }) => ignoreDifferences.length > 0);
  const { metadata, spec } = applicationObject(hasIgnored ? respecting(template) : template);
  const { namespace, ...templateMetadata } = metadata;
  const wave = metadata.annotations[SYNC_WAVE];
  return {
    apiVersion: `${ARGO_CD_GROUP}/v1alpha1`,
    kind: 'ApplicationSet',
    metadata: { name, namespace, labels: metadata.labels, annotations: { [SYNC_WAVE]: wave } },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ list: { elements: clusters.map((cluster) => elementOf(cluster, hasIgnored)) } }],
      syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
      template: { metadata: templateMetadata, spec },
      ...(hasIgnored ? { templatePatch: TEMPLATE_PATCH } : {}),
    },
  };
};

/** The patch only says what is ignored, for each cluster. */
const respecting = (template: ApplicationPlan): ApplicationPlan => ({
  ...template,
  syncOptions: [...template.syncOptions, 'RespectIgnoreDifferences=true'],
});

/** Parameters of a list are texts. */
const elementOf = ({ name, ignoreDifferences }: ClusterElement, hasIgnored: boolean) => ({
  cluster: name,
  ...(hasIgnored ? { ignoreDifferences: JSON.stringify(ignoreDifferences) } : {}),
});

const TEMPLATE_PATCH = 'spec:\n  ignoreDifferences: {{ .ignoreDifferences }}\n';
