import { indexOf, type SnapshotIndex } from '../../backends/snapshot-index';
import type { TkeConfig } from '../../model/snapshot';
import { isAtLeast, printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeSettingsTooNew: Rule = {
  id: 'IPAM355',
  name: 'tke-settings-too-new',
  severity: 'error',
  title: 'Cluster settings that the declared ipamd does not keep',
  why:
    'Before 3.3.6 cascade reclaiming could free an address while its pod still ran; before 3.3.9 it leaves out public ' +
    'addresses; --only-nominated-eni-subnets is known from 3.4.3 on, and an unknown argument stops ipamd.',
  fix: 'Upgrade ipamd, or do without the setting.',
  versions: 'ipamd up to 3.4.2',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.2'), kubernetes: '1.34' });
const [deployment, scheduler] = ['tke-eni-ipamd', 'tke-eni-ip-scheduler'].map(
  (name) =>
    new ApiObject(prod.namespace('kube-system'), name, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { template: { spec: { containers: [{ name, args: [] }] } } },
    }),
);
new TkeIpamdSettings(prod, 'settings', { onlyNominatedSubnets: true, deployment, scheduler });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.3'), kubernetes: '1.34' });
const [deployment, scheduler] = ['tke-eni-ipamd', 'tke-eni-ip-scheduler'].map(
  (name) =>
    new ApiObject(prod.namespace('kube-system'), name, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { template: { spec: { containers: [{ name, args: [] }] } } },
    }),
);
new TkeIpamdSettings(prod, 'settings', { onlyNominatedSubnets: true, deployment, scheduler });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    const clusters = index.clustersOn('tke').filter(({ config }) => !config.serverless);
    return clusters.flatMap(({ cluster, config }) =>
      usesOf(cluster.name, config, index)
        .filter(({ since }) => !isAtLeast(config.ipamd, since))
        .map(({ what, since }) =>
          finding(
            tkeSettingsTooNew,
            cluster.where,
            `The cluster has ${what}, which takes ipamd ${since} or later; it has ${printVersion(config.ipamd)}.`,
          ),
        ),
    );
  },
};

interface Use {
  readonly what: string;
  readonly since: string;
}

function usesOf(cluster: string, { settings }: TkeConfig, index: SnapshotIndex): readonly Use[] {
  const keepsEips = index
    .workloadsOn('tke')
    .some(({ workload }) => workload.identity.cluster === cluster && workload.eip?.isRetained);
  return [
    ...(settings?.cascade ? [{ what: 'cascade reclaiming', since: '3.3.6' }] : []),
    ...(settings?.cascade && keepsEips ? [{ what: 'cascade reclaiming of retained EIPs', since: '3.3.9' }] : []),
    ...(settings?.onlyNominatedSubnets ? [{ what: 'only nominated subnets', since: '3.4.3' }] : []),
  ];
}
