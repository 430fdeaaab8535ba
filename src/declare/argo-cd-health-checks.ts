import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import { Ipam } from '../collect/ipam';
import { healthConfigMap } from '../gitops/argo-cd/health/config-map';
import { orNone, readProps } from './read-props';
import { placeSyncObjects } from './sync-place';
import { whereOf } from './where';

/** Which kinds Argo CD learns the health of. */
export interface ArgoCdHealthChecksProps {
  /**
   * Whether Applications have health too, so that one Application can sync others in waves (an app of apps).
   *
   * @default false
   */
  readonly applications?: boolean;
}

/**
 * What tells Argo CD when pools, subnets, IP objects, public addresses and admission policies are healthy, so that a sync
 * waits for them before it goes on to the pods: entries of its ConfigMap `argocd-cm`, applied from the server's side so
 * that all others stay. The chart has the namespace of Argo CD (`argocd` where it has none).
 */
export class ArgoCdHealthChecks extends Construct {
  /** The ConfigMap; undefined where the props were refused. */
  readonly configMap: ApiObject | undefined;

  constructor(scope: Construct, id: string, props: ArgoCdHealthChecksProps = {}) {
    super(scope, id);
    const read = readProps(healthChecksSchema, orNone(props), whereOf(this));
    Ipam.of(this).registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    placeSyncObjects({ construct: this, clusters: [] });
    const namespace = Chart.of(this).namespace ?? 'argocd';
    this.configMap = new ApiObject(this, 'argocd-cm', healthConfigMap({ ...read.value, namespace }));
  }
}

const healthChecksSchema = z.strictObject({ applications: z.boolean().default(false) });
