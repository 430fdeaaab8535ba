import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import { Ipam } from '../collect/ipam';
import { healthOf } from '../gitops/flux/cluster-health';
import { type FluxSource, type KustomizationPlan, kustomizationObject } from '../gitops/flux/kustomization';
import { filesOf } from '../gitops/output-layout';
import type { SyncLayer } from '../model/output-layout';
import type { Cluster } from './cluster';
import { objectName, orNone, readProps } from './read-props';
import { misplaced, outputOf, placeSyncObjects } from './sync-place';
import { clusterSchema, folderSchema } from './sync-props';
import { whereOf } from './where';

/** The Kustomizations of a cluster. */
export interface FluxKustomizationsProps {
  /** The cluster that they apply to. */
  readonly cluster: Cluster;
  /** The source that has the output, in the same namespace: `{ kind: 'GitRepository', name: 'addresses' }`. */
  readonly source: { readonly kind?: 'GitRepository' | 'OCIRepository' | 'Bucket'; readonly name: string };
  /**
   * The output folder, relative to the root of the source.
   *
   * @default 'dist'
   */
  readonly path?: string;
  /**
   * How often Flux compares the cluster with git.
   *
   * @default '10m'
   */
  readonly interval?: string;
  /**
   * Whether Flux deletes what of the platform's objects has left git. Never pools, subnets and IP objects.
   *
   * @default false
   */
  readonly pruneInfra?: boolean;
  /**
   * Name of the Secret with the kubeconfig of the cluster.
   *
   * @default none: the cluster that Flux runs in
   */
  readonly kubeConfigSecret?: string;
  /**
   * What the names begin with: `<name>-infra` and `<name>-workloads`.
   *
   * @default the name of the cluster
   */
  readonly name?: string;
}

/**
 * The Kustomizations of Flux that apply a cluster: first the platform's objects, and when these are healthy the workloads.
 * They want the output in two folders: `new IpamApp({ layout: 'flux' })`. They belong into a chart of their own, which is
 * written to `dist/<chart>/<chart>.k8s.yaml`; its namespace is that of the source (`flux-system` where it has none).
 */
export class FluxKustomizations extends Construct {
  /** The Kustomization of the platform's objects; undefined where the props were refused. */
  readonly infra: ApiObject | undefined;
  /** The Kustomization of the workloads; undefined where the props were refused. */
  readonly workloads: ApiObject | undefined;

  constructor(scope: Construct, id: string, props: FluxKustomizationsProps) {
    super(scope, id);
    const { registry } = Ipam.of(this);
    const read = readProps(kustomizationsSchema, orNone(props), whereOf(this));
    registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    if (registry.outputLayout === 'argo') registry.problems.push(misplaced(this, IN_ONE_FOLDER));
    registry.hasFlux = true;
    const { cluster, kubeConfigSecret: target = '' } = read.value;
    placeSyncObjects({ construct: this, clusters: [cluster], target });
    this.infra = this.kustomization(read.value, 'infra');
    this.workloads = this.kustomization(read.value, 'workloads');
  }

  private kustomization(props: Kustomizations, layer: SyncLayer): ApiObject {
    return new ApiObject(this, layer, kustomizationObject(this.planOf(props, layer)));
  }

  private planOf(props: Kustomizations, layer: SyncLayer): KustomizationPlan {
    const { cluster, name = cluster.name, kubeConfigSecret } = props;
    return {
      name: `${name}-${layer}`,
      namespace: Chart.of(this).namespace ?? 'flux-system',
      layer,
      path: filesOf(outputOf(this, { cluster: cluster.name, folder: props.path, layout: 'flux' }), layer).path,
      source: props.source as FluxSource,
      interval: props.interval,
      prune: layer === 'infra' ? props.pruneInfra : true,
      dependsOn: layer === 'infra' ? [] : [`${name}-infra`],
      health: layer === 'infra' && cluster.snapshot ? healthOf(cluster.snapshot) : [],
      ...(kubeConfigSecret === undefined ? {} : { kubeConfigSecret }),
    };
  }
}

const IN_ONE_FOLDER = {
  message:
    'The App writes each cluster into one folder, but Flux orders folders, not objects: pods would start before their pools are there.',
  fix: "Write a folder for each layer: new IpamApp({ layout: 'flux' }).",
};

const kustomizationsSchema = z.strictObject({
  cluster: clusterSchema,
  source: z.strictObject({
    kind: z.enum(['GitRepository', 'OCIRepository', 'Bucket']).default('GitRepository'),
    name: objectName,
  }),
  path: folderSchema.default('dist'),
  interval: z
    .string()
    .regex(/^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/, 'a duration is wanted, such as 10m')
    .default('10m'),
  pruneInfra: z.boolean().default(false),
  kubeConfigSecret: objectName.optional(),
  name: objectName.optional(),
});

type Kustomizations = z.output<typeof kustomizationsSchema>;
