import type { KubeOvnConfig } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import type { Story } from '../../support/answers';

export const kubeOvn = (version = '1.15.24', ipObjects = false): KubeOvnConfig => ({
  kind: 'kube-ovn',
  version: versionOf(version),
  ipObjects,
  accounts: ['system:serviceaccount:kube-system:ovn'],
});

/** One subnet `pods` of these CIDRs with a pool `db` that is all of it. */
export const onSubnet = (cidrs: readonly string[], more: Partial<Story> = {}): Story => ({
  backend: kubeOvn(),
  subnets: [{ name: 'pods', cidrs }],
  pools: [{ name: 'db', subnet: 'pods' }],
  ...more,
});
