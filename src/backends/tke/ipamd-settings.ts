import { printDuration, type Seconds } from '../../model/duration';
import type { IpamdSettings, TkeConfig } from '../../model/snapshot';
import { printVersion } from '../../model/version';
import { knows } from './knows';

export type { IpamdSettings };

/** Where the settings go: start arguments of two Deployments, or the console, which overwrites such arguments. */
export type IpamdSettingsPlan =
  | {
      readonly kind: 'arguments';
      /** Those of tke-eni-ipamd. */
      readonly arguments: readonly string[];
      /** Those of tke-eni-ip-scheduler, which must know what ipamd knows. */
      readonly schedulerArguments: readonly string[];
    }
  | { readonly kind: 'sheet'; readonly data: Readonly<Record<string, string>> };

/** Up to 3.4 ipamd takes arguments; from 3.5.0 the add-on eniipamd owns them and people enter the values. */
export const ipamdSettings = (settings: IpamdSettings, config: TkeConfig): IpamdSettingsPlan =>
  knows(config, 'consoleSettings')
    ? { kind: 'sheet', data: sheetOf(settings, config) }
    : { kind: 'arguments', ...argumentsOf(settings) };

const ONLY_NOMINATED = '--only-nominated-eni-subnets';

function argumentsOf({ claimExpiredDuration, cascade, onlyNominatedSubnets }: IpamdSettings) {
  const shared = onlyNominatedSubnets ? [ONLY_NOMINATED] : [];
  return {
    arguments: [
      ...(claimExpiredDuration === undefined
        ? []
        : [`--claim-expired-duration=${printDuration(claimExpiredDuration)}`]),
      ...(cascade ? ['--enable-ownerref'] : []),
      ...shared,
    ],
    schedulerArguments: shared,
  };
}

type Sheet = Readonly<Record<string, string>>;

function sheetOf(settings: IpamdSettings, config: TkeConfig): Sheet {
  const { claimExpiredDuration, cascade, onlyNominatedSubnets } = settings;
  return {
    'README.txt':
      'Read by people, by no program. Enter these values in the console: Cluster > Add-On Management > eniipamd > ' +
      `Update configuration. From version 3.5.0 on (here ${printVersion(config.ipamd)}) the add-on owns the arguments ` +
      'of tke-eni-ipamd and overwrites what is edited by hand.\n',
    'static-ip-reclaiming-policy.txt': `Static IP reclaiming policy, expiration time: ${expiryText(claimExpiredDuration)}\n`,
    'cascade-reclaiming.txt': `Cascade reclaiming: ${cascade ? 'checked' : 'not checked'}\n`,
    ...(onlyNominatedSubnets ? { 'only-nominated-subnets.txt': ONLY_NOMINATED_TEXT } : {}),
    'api-and-terraform.txt': `${apiText(settings, config)}${terraformText(settings, config)}${CASCADE_ELSEWHERE}`,
  };
}

const ONLY_NOMINATED_TEXT =
  `Subnets serve only pods that nominate them (start argument ${ONLY_NOMINATED} of ipamd and of its scheduler): ` +
  'not among the documented fields; ask Tencent to set it.\n';

const expiryText = (seconds: Seconds | undefined): string =>
  seconds === undefined ? 'never' : `${seconds} seconds (${printDuration(seconds)})`;

/** For a cluster on which VPC-CNI is still to be switched on. */
function apiText({ claimExpiredDuration }: IpamdSettings, config: TkeConfig): string {
  const parameters = [
    `EnableStaticIp: ${config.staticIp}`,
    ...(claimExpiredDuration === undefined ? [] : [`ExpiredSeconds: ${claimExpiredDuration}`]),
    ...(config.skipAddingNonMasqueradeCidrs === undefined
      ? []
      : [`SkipAddingNonMasqueradeCIDRs: ${config.skipAddingNonMasqueradeCidrs}`]),
  ];
  return (
    `The same in the API call EnableVpcCniNetworkType: ${parameters.join(', ')}. ` +
    'What is set is told by DescribeIPAMD as ClaimExpiredDuration, such as 300s; 0s is never.\n'
  );
}

function terraformText({ claimExpiredDuration }: IpamdSettings, config: TkeConfig): string {
  const fields = [
    'network_type = "VPC-CNI"',
    `vpc_cni_type = "${config.networkMode}"`,
    `is_non_static_ip_mode = ${!config.staticIp}`,
    ...(claimExpiredDuration === undefined ? [] : [`claim_expired_seconds = ${claimExpiredDuration}`]),
  ];
  return `The same in Terraform, tencentcloud_kubernetes_cluster: ${fields.join(', ')}.\n`;
}

const CASCADE_ELSEWHERE =
  'Neither of them has a documented field for cascade reclaiming: that is set in the console.\n';
