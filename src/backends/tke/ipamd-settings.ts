import { printDuration, type Seconds } from '../../model/duration';
import { isAtLeast, printVersion, type Version } from '../../model/version';
import { SINCE } from './annotation-keys';

/** How ipamd reclaims the claims of the whole cluster. */
export interface IpamdSettings {
  /** How long a claim outlives its pod. Absent: for ever. From five minutes up to half a year. */
  readonly claimExpiredDuration?: Seconds;
  /** Whether deleting a workload deletes its claims (those of workloads made after it was switched on). */
  readonly cascade: boolean;
}

/** Where the settings go: start arguments of a Deployment, or the console, which overwrites such arguments. */
export type IpamdSettingsPlan =
  | { readonly kind: 'arguments'; readonly arguments: readonly string[] }
  | { readonly kind: 'sheet'; readonly data: Readonly<Record<string, string>> };

/** Up to 3.4 ipamd takes arguments; from 3.5.0 the add-on eniipamd owns them and people enter the values. */
export function ipamdSettings(settings: IpamdSettings, ipamd: Version): IpamdSettingsPlan {
  return isAtLeast(ipamd, SINCE.consoleSettings)
    ? { kind: 'sheet', data: sheetOf(settings, ipamd) }
    : { kind: 'arguments', arguments: argumentsOf(settings) };
}

function argumentsOf({ claimExpiredDuration, cascade }: IpamdSettings): readonly string[] {
  return [
    ...(claimExpiredDuration === undefined ? [] : [`--claim-expired-duration=${printDuration(claimExpiredDuration)}`]),
    ...(cascade ? ['--enable-ownerref'] : []),
  ];
}

const sheetOf = ({ claimExpiredDuration, cascade }: IpamdSettings, ipamd: Version): Record<string, string> => ({
  'README.txt':
    'Read by people, by no program. Enter these values in the console: Cluster > Add-On Management > eniipamd > ' +
    `Update configuration. From version 3.5.0 on (here ${printVersion(ipamd)}) the add-on owns the arguments of ` +
    'tke-eni-ipamd and overwrites what is edited by hand.\n',
  'cascade-reclaiming.txt': `Cascade reclaiming: ${cascade ? 'checked' : 'not checked'}\n`,
  'static-ip-reclaiming-policy.txt': `Static IP reclaiming policy, expiration time: ${expiryText(claimExpiredDuration)}\n`,
});

const expiryText = (seconds: Seconds | undefined): string =>
  seconds === undefined ? 'never' : `${seconds} seconds (${printDuration(seconds)})`;
