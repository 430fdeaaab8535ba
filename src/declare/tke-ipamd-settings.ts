import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import { withIpamdArguments } from '../backends/tke/ipamd-arguments';
import { type IpamdSettingsPlan, ipamdSettings } from '../backends/tke/ipamd-settings';
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
  /**
   * The Deployment kube-system/tke-eni-ip-scheduler, read with Include: before ipamd 3.5.0 `onlyNominatedSubnets` is an
   * argument of both.
   *
   * @default none
   */
  readonly scheduler?: ApiObject;
}

/** How TKE's ipamd reclaims the claims of a whole cluster. */
export class TkeIpamdSettings extends Construct {
  constructor(cluster: Cluster, id: string, props: TkeIpamdSettingsProps) {
    super(cluster, id);
    const { registry } = Ipam.of(this);
    const where = whereOf(this);
    const { deployment, scheduler, ...rest } = props;
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
    if (backend.serverless) return;
    const plan = ipamdSettings(settings, backend);
    for (const object of settingsSheet(plan)) cluster.ensure(object);
    this.enter(plan, { name: 'tke-eni-ipamd', given: deployment });
    this.enter(plan, { name: 'tke-eni-ip-scheduler', given: scheduler });
  }

  /** Puts the arguments of one component into its Deployment; says what is missing, or given in vain. */
  private enter(plan: IpamdSettingsPlan, { name, given }: Component): void {
    const { problems } = Ipam.of(this).registry;
    const isIpamd = name === 'tke-eni-ipamd';
    if (plan.kind === 'sheet') {
      if (given !== undefined) problems.push(needlessDeployment(this, name));
      return;
    }
    const args = isIpamd ? plan.arguments : plan.schedulerArguments;
    if (given === undefined && (isIpamd || args.length > 0)) problems.push(noDeployment(this, name));
    if (given === undefined) return;
    if (given.name !== name) problems.push(anotherDeployment(this, { name, given }));
    else addArguments(given, args);
  }
}

interface Component {
  readonly name: string;
  readonly given: ApiObject | undefined;
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

const PROPS: Readonly<Record<string, string>> = { 'tke-eni-ipamd': 'deployment', 'tke-eni-ip-scheduler': 'scheduler' };

const noDeployment = (settings: TkeIpamdSettings, name: string): Problem => ({
  rule: 'IPAM113',
  severity: 'error',
  where: whereOf(settings),
  message: `Before 3.5.0 these settings are arguments of the Deployment ${name}, and it was not given.`,
  fix: `Export it (kubectl get deployment ${name} -n kube-system -o yaml), read it with Include, and give it as ${PROPS[name]}.`,
});

const anotherDeployment = (settings: TkeIpamdSettings, { name, given }: Component): Problem => ({
  rule: 'IPAM113',
  severity: 'error',
  where: whereOf(settings),
  message: `The Deployment ${given?.name} was given as ${PROPS[name]}, which takes the arguments of ${name}.`,
  fix: `Give the Deployment ${name} as ${PROPS[name]}.`,
});

const needlessDeployment = (settings: TkeIpamdSettings, name: string): Problem => ({
  rule: 'IPAM113',
  severity: 'warning',
  where: whereOf(settings),
  message: `From ipamd 3.5.0 the add-on eniipamd owns the arguments of ${name} and overwrites what is edited.`,
  fix: 'Leave the Deployment out, and enter the values of the ConfigMap cdk8s-ipam-eniipamd-settings in the console.',
});

const settingsSchema = z.strictObject({
  claimExpiredDuration: duration.optional(),
  cascade: z.boolean().default(false),
  onlyNominatedSubnets: z.boolean().optional(),
});
