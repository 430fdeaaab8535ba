import type { TkeConfig } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import type { Story } from '../../support/answers';

export const tke = (ipamd = '3.4.7', more: Partial<TkeConfig> = {}): TkeConfig => ({
  kind: 'tke',
  ipamd: versionOf(ipamd),
  networkMode: 'tke-route-eni',
  staticIp: true,
  ...more,
});

/** One cloud subnet `zone3` with a pool `db` that is all of it. */
export const onSubnet = (more: Partial<Story> = {}): Story => ({
  backend: tke(),
  subnets: [{ name: 'zone3', cidrs: ['172.16.0.0/24'], options: { tke: { id: 'subnet-1a2b3c4d', zone: 'gz-3' } } }],
  pools: [{ name: 'db', subnet: 'zone3' }],
  ...more,
});
