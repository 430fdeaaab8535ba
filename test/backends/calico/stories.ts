import type { CalicoConfig } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import type { Story } from '../../support/answers';

export const calico = (version = '3.32', more: Partial<CalicoConfig> = {}): CalicoConfig => ({
  kind: 'calico',
  version: versionOf(version),
  api: 'aggregated',
  windowsNodes: false,
  ...more,
});

/** A subnet `pods` that Calico does not use by itself, with a pool `db` of these CIDRs in it. */
export const onPool = (cidrs: readonly string[], more: Partial<Story> = {}): Story => ({
  backend: calico(),
  subnets: [{ name: 'pods', cidrs: cidrs.map(subnetAround), isAutomatic: false }],
  pools: [{ name: 'db', subnet: 'pods', cidrs, objectName: 'db' }],
  ...more,
});

/** An automatic subnet `pods`, whose pool `db` is only a range. */
export const onAutomaticSubnet = (subnet: string, pool: string, more: Partial<Story> = {}): Story => ({
  backend: calico(),
  subnets: [{ name: 'pods', cidrs: [subnet] }],
  pools: [{ name: 'db', subnet: 'pods', cidrs: [pool] }],
  ...more,
});

const subnetAround = (cidr: string): string => (cidr.includes(':') ? 'fd00:23::/48' : '172.23.0.0/16');
