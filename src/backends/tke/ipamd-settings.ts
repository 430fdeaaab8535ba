import { printDuration, type Seconds } from '../../model/duration';
import type { IpamdSettings } from '../../model/snapshot';
import { isAtLeast, printVersion, type Version } from '../../model/version';
import { SINCE } from './annotation-keys';

export type { IpamdSettings };

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

function argumentsOf({ claimExpiredDuration, cascade, onlyNominatedSubnets }: IpamdSettings): readonly string[] {
  return [
    ...(claimExpiredDuration === undefined ? [] : [`--claim-expired-duration=${printDuration(claimExpiredDuration)}`]),
    ...(cascade ? ['--enable-ownerref'] : []),
    ...(onlyNominatedSubnets ? ['--only-nominated-eni-subnets'] : []),
  ];
}

function sheetOf({ claimExpiredDuration, cascade, onlyNominatedSubnets }: IpamdSettings, ipamd: Version): Sheet {
  return {
    'README.txt':
      'Read by people, by no program. Enter these values in the console: Cluster > Add-On Management > eniipamd > ' +
      `Update configuration. From version 3.5.0 on (here ${printVersion(ipamd)}) the add-on owns the arguments of ` +
      'tke-eni-ipamd and overwrites what is edited by hand.\n',
    'static-ip-reclaiming-policy.txt': `Static IP reclaiming policy, expiration time: ${expiryText(claimExpiredDuration)}\n`,
    'cascade-reclaiming.txt': `Cascade reclaiming: ${cascade ? 'checked' : 'not checked'}\n`,
    ...(onlyNominatedSubnets ? { 'only-nominated-subnets.txt': ONLY_NOMINATED } : {}),
  };
}

type Sheet = Readonly<Record<string, string>>;

const ONLY_NOMINATED =
  'Subnets serve only pods that nominate them (start argument --only-nominated-eni-subnets of ipamd and of its ' +
  'scheduler): not among the documented fields; ask Tencent to set it.\n';

const expiryText = (seconds: Seconds | undefined): string =>
  seconds === undefined ? 'never' : `${seconds} seconds (${printDuration(seconds)})`;
