import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import { Ipam } from '../collect/ipam';
import { type ApplicationPlan, applicationObject } from '../gitops/argo-cd/application';
import { filesOf } from '../gitops/output-layout';
import type { SyncLayer } from '../model/output-layout';
import { ARGO_CD_SHAPE, type ArgoCdProps, PRUNE_WITHOUT_INFRA, prunesInfraAlone } from './argo-cd-props';
import type { Cluster } from './cluster';
import { objectName, orNone, readProps } from './read-props';
import { scaledWorkloads } from './scaled-workloads';
import { syncOptionsFor } from './sync-options';
import { outputOf, placeSyncObjects } from './sync-place';
import { clusterSchema } from './sync-props';
import { whereOf } from './where';

/** The Applications of a cluster. */
export interface ArgoCdApplicationsProps extends ArgoCdProps {
  /** The cluster that they sync. */
  readonly cluster: Cluster;
  /**
   * The cluster as Argo CD knows it: by its name there, or by the URL of its API server.
   *
   * @default its own name
   */
  readonly destination?: { readonly name: string } | { readonly server: string };
  /**
   * What the names of the Applications begin with: `<name>-infra` and `<name>-workloads`; of one, its name.
   *
   * @default the name of the cluster
   */
  readonly name?: string;
}

/**
 * The Applications of Argo CD that sync a cluster: they read its folder of the output and nothing else, keep what pods use,
 * and leave all of it when they are deleted. They belong into a chart of their own, which is written to
 * `dist/<chart>/<chart>.k8s.yaml`, beside the folders of the clusters; its namespace is that of Argo CD (`argocd` where it
 * has none).
 */
export class ArgoCdApplications extends Construct {
  /** The Application of the platform's objects; undefined where there is but one for all. */
  readonly infra: ApiObject | undefined;
  /** The Application of the workloads, or of everything where there is but one. */
  readonly workloads: ApiObject | undefined;

  constructor(scope: Construct, id: string, props: ArgoCdApplicationsProps) {
    super(scope, id);
    const read = readProps(applicationsSchema, orNone(props), whereOf(this));
    Ipam.of(this).registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    placeSyncObjects({ construct: this, clusters: [read.value.cluster], target: targetOf(read.value) });
    const isOne = read.value.applications === 'one';
    this.infra = isOne ? undefined : this.application(read.value, 'infra');
    this.workloads = this.application(read.value, isOne ? undefined : 'workloads');
  }

  private application(props: Applications, layer: SyncLayer | undefined): ApiObject {
    const plan = this.planOf(props, layer);
    const { apiVersion, kind, metadata } = applicationObject(plan);
    const ignored = () => (layer === 'infra' ? [] : scaledWorkloads(props.cluster));
    const spec = Lazy.any({ produce: () => applicationObject({ ...plan, ignoreDifferences: ignored() }).spec });
    return new ApiObject(this, layer ?? 'application', { apiVersion, kind, metadata, spec });
  }

  private planOf(props: Applications, layer: SyncLayer | undefined): ApplicationPlan {
    const { cluster, name = cluster.name, destination = { name: cluster.name } } = props;
    return {
      ...props,
      name: layer === undefined ? name : `${name}-${layer}`,
      namespace: Chart.of(this).namespace ?? 'argocd',
      files: filesOf(outputOf(this, { cluster: cluster.name, folder: props.path }), layer),
      destination,
      ...(layer === undefined ? {} : { layer }),
      prune: layer === 'infra' ? props.pruneInfra === true : true,
      syncOptions: syncOptionsFor([cluster], layer),
      ignoreDifferences: [],
    };
  }
}

/** The name that it has here is what it is called in Argo CD. */
function targetOf({ cluster, destination }: Applications): string {
  if (destination === undefined) return '';
  if ('server' in destination) return destination.server;
  return destination.name === cluster.name ? '' : destination.name;
}

const destinationSchema = z
  .union([z.strictObject({ name: objectName }), z.strictObject({ server: z.url() })], {
    error: 'the name of a cluster ({ name }) or the URL of its API server ({ server }) is wanted',
  })
  .optional();

const applicationsSchema = z
  .strictObject({
    ...ARGO_CD_SHAPE,
    cluster: clusterSchema,
    destination: destinationSchema,
    name: objectName.optional(),
  })
  .refine(prunesInfraAlone, PRUNE_WITHOUT_INFRA);

type Applications = z.output<typeof applicationsSchema>;
