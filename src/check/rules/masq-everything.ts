import { finding } from '../finding';
import { masqFlaws, placeOfOption } from '../masq-object';
import type { Rule } from '../rule';

const NOTHING_LEFT = 'There is no destination to which pods speak with their own address.';

export const masqEverything: Rule = {
  id: 'IPAM388',
  name: 'masq-everything',
  severity: 'warning',
  title: 'Empty list of destinations',
  why:
    'An empty list, and a key without a value, are accepted: then everything is masqueraded, between the pods of the ' +
    'cluster too. Only where the key is not there at all does the upstream agent leave the ranges of RFC 1918 alone.',
  fix: 'Name at least the CIDRs of the cluster’s pods.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs: []`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs: [10.0.0.0/8]`,
  },
  check: ({ snapshot }) =>
    snapshot.masqAgents
      .filter(({ dialect, nonMasqueradeCidrs }) => dialect !== 'azure' && nonMasqueradeCidrs.length === 0)
      .map((agent) => finding(masqEverything, agent.where, NOTHING_LEFT)),
  lint: (object) =>
    masqFlaws(object, (reading, dialect) =>
      dialect === 'azure' || reading.config?.nonMasqueradeCidrs.length !== 0
        ? []
        : [{ at: placeOfOption(reading, 'nonMasqueradeCidrs'), message: NOTHING_LEFT }],
    ),
};
