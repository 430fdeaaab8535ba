import { finding } from '../finding';
import { masqFlaws, placeOfOption } from '../masq-object';
import type { Rule } from '../rule';

export const masqNoPause: Rule = {
  id: 'IPAM396',
  name: 'masq-no-pause',
  severity: 'error',
  title: 'ip-masq-agent without a pause',
  why: 'The agent sleeps for resyncInterval and then writes its rules anew. With 0, which it accepts, it never sleeps.',
  fix: 'Declare at least a few seconds; a minute is its default.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs: [10.0.0.0/8]
    resyncInterval: 0s`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs: [10.0.0.0/8]
    resyncInterval: 60s`,
  },
  check: ({ snapshot }) =>
    snapshot.masqAgents
      .filter(({ resyncInterval }) => resyncInterval === 0)
      .map((agent) => finding(masqNoPause, agent.where, 'The resyncInterval is 0s.')),
  lint: (object) =>
    masqFlaws(object, (reading) => {
      const { resyncInterval = 1 } = reading.config ?? {};
      if (resyncInterval > 0) return [];
      return [{ at: placeOfOption(reading, 'resyncInterval'), message: `The resyncInterval is ${resyncInterval}s.` }];
    }),
};
