import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import { withIpamdArguments } from '../backends/tke/ipamd-arguments';
import { ipamdSettings } from '../backends/tke/ipamd-settings';
import { settingsSheet } from '../backends/tke/render-settings-sheet';
import { Ipam } from '../collect/ipam';
import type { Problem } from '../model/problem';
import type { IpamdSettings } from '../model/snapshot';
import type { Cluster } from './cluster';
import { duration, readProps } from './read-props';
import { whereOf } from './where';

/** The settings of ipamd. */
export interface TkeIpamdSettingsProps {
  /**
   * How long a claim outlives its pod, 5m … 182.5 days.
   *
   * @default for ever
   */
  readonly claimExpiredDuration?: string;
  /**
   * Whether deleting a workload deletes its claims (those of workloads made after it was switched on).
   *
   * @default false
   */
  readonly cascade?: boolean;
  /**
   * Whether ipamd and its scheduler run with --only-nominated-eni-subnets (from 3.4.3), so that a subnet serves only
   * pods that nominate it.
   *
   * @default false
   */
  readonly onlyNominatedSubnets?: boolean;
  /**
   * The Deployment kube-system/tke-eni-ipamd, read with Include: before ipamd 3.5.0 the settings are its arguments.
   * From 3.5.0 the add-on owns them, and a ConfigMap says what people enter in the console.
   *
   * @default none
   */
  readonly deployment?: ApiObject;
}

/** How TKE's ipamd reclaims the claims of a whole cluster. */
export class TkeIpamdSettings extends Construct {
  constructor(cluster: Cluster, id: string, props: TkeIpamdSettingsProps) {
    super(cluster, id);
    const { registry } = Ipam.of(this);
    const where = whereOf(this);
    const { deployment, ...rest } = props;
    const read = readProps(settingsSchema, rest, where);
    registry.problems.push(...read.problems);
    const backend = cluster.snapshot?.backend;
    if (read.value === undefined || backend === undefined) return;
    if (backend.kind !== 'tke') {
      registry.problems.push(notTke(this));
      return;
    }
    const settings = read.value as IpamdSettings;
    registry.ipamdSettings.push({ cluster: cluster.name, where, settings });
    const plan = ipamdSettings(settings, backend.ipamd);
    for (const object of settingsSheet(plan)) cluster.ensure(object);
    if (plan.kind === 'arguments' && deployment !== undefined) addArguments(deployment, plan.arguments);
    if (plan.kind === 'arguments' && deployment === undefined) registry.problems.push(noDeployment(this));
    if (plan.kind === 'sheet' && deployment !== undefined) registry.problems.push(needlessDeployment(this));
  }
}

function addArguments(deployment: ApiObject, args: readonly string[]): void {
  const render = deployment.toJson.bind(deployment);
  deployment.toJson = () => withIpamdArguments(render(), args);
}

const notTke = (settings: TkeIpamdSettings): Problem => ({
  rule: 'IPAM113',
  severity: 'error',
  where: whereOf(settings),
  message: 'The settings are for TKE’s ipamd, but the cluster has another CNI.',
  fix: 'Declare them in a cluster with backend Tke.ipamd(…).',
});

const noDeployment = (settings: TkeIpamdSettings): Problem => ({
  rule: 'IPAM113',
  severity: 'error',
  where: whereOf(settings),
  message: 'Before 3.5.0 ipamd takes these settings as arguments of its Deployment, and no Deployment was given.',
  fix: 'Export it (kubectl get deployment tke-eni-ipamd -n kube-system -o yaml), read it with Include, and give it as deployment.',
});

const needlessDeployment = (settings: TkeIpamdSettings): Problem => ({
  rule: 'IPAM113',
  severity: 'warning',
  where: whereOf(settings),
  message: 'From ipamd 3.5.0 the add-on eniipamd owns the arguments of the Deployment and overwrites what is edited.',
  fix: 'Leave the Deployment out, and enter the values of the ConfigMap cdk8s-ipam-eniipamd-settings in the console.',
});

const settingsSchema = z.strictObject({
  claimExpiredDuration: duration.optional(),
  cascade: z.boolean().default(false),
  onlyNominatedSubnets: z.boolean().optional(),
});
