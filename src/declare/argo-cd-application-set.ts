import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import { Ipam } from '../collect/ipam';
import { type ApplicationSetPlan, applicationSetObject, CLUSTER_PARAMETER } from '../gitops/argo-cd/application-set';
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

/** The Applications of several clusters. */
export interface ArgoCdApplicationSetProps extends ArgoCdProps {
  /** The clusters that they sync, each by the name under which Argo CD knows it. */
  readonly clusters: readonly Cluster[];
  /**
   * What the names of the ApplicationSets begin with: `<name>-infra` and `<name>-workloads`; of one, its name.
   *
   * @default the construct id
   */
  readonly name?: string;
}

/**
 * The same as ArgoCdApplications for several clusters, as ApplicationSets: one for the platform's objects of all of them,
 * one for their workloads. They make and change Applications and delete none.
 */
export class ArgoCdApplicationSet extends Construct {
  /** The ApplicationSet of the platform's objects; undefined where there is but one for all. */
  readonly infra: ApiObject | undefined;
  /** The ApplicationSet of the workloads, or of everything where there is but one. */
  readonly workloads: ApiObject | undefined;

  constructor(scope: Construct, id: string, props: ArgoCdApplicationSetProps) {
    super(scope, id);
    const read = readProps(applicationSetSchema, orNone(props), whereOf(this));
    Ipam.of(this).registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    placeSyncObjects({ construct: this, clusters: read.value.clusters });
    const isOne = read.value.applications === 'one';
    this.infra = isOne ? undefined : this.applicationSet(read.value, 'infra');
    this.workloads = this.applicationSet(read.value, isOne ? undefined : 'workloads');
  }

  private applicationSet(props: ApplicationSet, layer: SyncLayer | undefined): ApiObject {
    const plan = this.planOf(props, layer);
    const { apiVersion, kind, metadata } = applicationSetObject(plan);
    const spec = Lazy.any({
      produce: () => applicationSetObject({ ...plan, clusters: elementsOf(props, layer) }).spec,
    });
    return new ApiObject(this, layer ?? 'application-set', { apiVersion, kind, metadata, spec });
  }

  private planOf(props: ApplicationSet, layer: SyncLayer | undefined): ApplicationSetPlan {
    const { clusters, name = this.node.id } = props;
    const suffix = layer === undefined ? '' : `-${layer}`;
    return {
      name: `${name}${suffix}`,
      template: {
        ...props,
        name: `${CLUSTER_PARAMETER}${suffix}`,
        namespace: Chart.of(this).namespace ?? 'argocd',
        files: filesOf(outputOf(this, { cluster: CLUSTER_PARAMETER, folder: props.path }), layer),
        destination: { name: CLUSTER_PARAMETER },
        ...(layer === undefined ? {} : { layer }),
        prune: layer === 'infra' ? props.pruneInfra === true : true,
        syncOptions: syncOptionsFor(clusters, layer),
        ignoreDifferences: [],
      },
      clusters: [],
    };
  }
}

const elementsOf = ({ clusters }: ApplicationSet, layer: SyncLayer | undefined): ApplicationSetPlan['clusters'] =>
  clusters.map((cluster) => ({
    name: cluster.name,
    ignoreDifferences: layer === 'infra' ? [] : scaledWorkloads(cluster),
  }));

const applicationSetSchema = z
  .strictObject({
    ...ARGO_CD_SHAPE,
    clusters: z.array(clusterSchema).min(1, 'at least one cluster is wanted'),
    name: objectName.optional(),
  })
  .refine(prunesInfraAlone, PRUNE_WITHOUT_INFRA);

type ApplicationSet = z.output<typeof applicationSetSchema>;
