import { indexOf } from '../../backends/snapshot-index';
import { isAtLeast, printVersion } from '../../model/version';
import { isCalico } from '../calico-object';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoCooldown: Rule = {
  id: 'IPAM310',
  name: 'calico-cooldown',
  severity: 'error',
  versions: 'from 3.33',
  title: 'Address cool-down on a cluster with fixed addresses',
  why: 'While a released address cools down (Calico 3.33, ipCooldownSeconds), Calico refuses it to everybody, its own pod included: each restart of a pod with a fixed address waits that long, up to 20 minutes.',
  fix: 'Set ipCooldownSeconds of the IPAMConfiguration to 0. The lock keeps an address out of use between two owners anyway.',
  example: {
    kind: 'manifest',
    options: '--calico 3.33',
    bad: `apiVersion: projectcalico.org/v3
kind: IPAMConfiguration
metadata:
  name: default
spec:
  ipCooldownSeconds: 60`,
    good: `apiVersion: projectcalico.org/v3
kind: IPAMConfiguration
metadata:
  name: default
spec:
  ipCooldownSeconds: 0`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('calico')
      .filter(({ config }) => (config.ipCooldownSeconds ?? 0) > 0)
      .filter(({ cluster }) =>
        snapshot.workloads.some((w) => w.identity.cluster === cluster.name && w.contract === 'exact'),
      )
      .map(({ cluster, config: { ipCooldownSeconds, version } }) => {
        const before = isAtLeast(version, '3.33')
          ? ''
          : ` Calico ${printVersion(version)} has no such setting, and would have it after an upgrade.`;
        return finding(
          calicoCooldown,
          cluster.where,
          `ipCooldownSeconds is ${ipCooldownSeconds}, and the cluster has workloads with fixed addresses.${before}`,
        );
      }),
  lint: (object) => {
    const { ipCooldownSeconds: seconds } = object.spec;
    const isConfig = isCalico(object, 'IPAMConfiguration') || isCalico(object, 'IPAMConfig');
    if (!isConfig || typeof seconds !== 'number' || seconds <= 0) return [];
    const message = `spec.ipCooldownSeconds is ${seconds}.`;
    return [
      {
        object,
        path: ['spec', 'ipCooldownSeconds'],
        message,
        extent: { of: 'Calico', from: '3.33' },
        severity: 'warning',
      },
    ];
  },
};
