import { knows } from '../../backends/ip-masq-agent/dialect';
import { sourceCidrs } from '../../backends/ip-masq-agent/source-cidrs';
import { finding } from '../finding';
import { masqFlaws, placeOfOption } from '../masq-object';
import type { Rule } from '../rule';

const MOOT = 'Nothing is masqueraded (0.0.0.0/0), so the source CIDRs have no effect.';

export const masqSourcesMoot: Rule = {
  id: 'IPAM382',
  name: 'masq-sources-moot',
  severity: 'warning',
  title: 'Source CIDRs beside 0.0.0.0/0',
  why: 'With the destination 0.0.0.0/0 the agent masquerades nothing at all: the sources make no difference, and pods without a public address reach the internet only through a NAT gateway.',
  fix: 'Name the destinations inside your network, such as the CIDRs of the VPC, or leave out the EIP bindings’ sources knowingly.',
  versions: 'tke',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    NonMasqueradeCIDRs: [0.0.0.0/0]
    NonMasqueradeSrcCIDRs: [10.1.0.0/24]
    MasqLinkLocal: true`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    NonMasqueradeCIDRs: [10.0.0.0/8]
    NonMasqueradeSrcCIDRs: [10.1.0.0/24]
    MasqLinkLocal: true`,
  },
  check: (answer) =>
    answer.snapshot.masqAgents
      .filter((agent) => agent.nonMasqueradeCidrs.some((cidr) => cidr.family === 4 && cidr.prefixLength === 0))
      .filter((agent) => knows(agent, 'sourceCidrs') && sourceCidrs(agent.cluster, answer).length > 0)
      .map((agent) => finding(masqSourcesMoot, agent.where, MOOT)),
  lint: (object) =>
    masqFlaws(object, (reading) => {
      const { nonMasqueradeCidrs = [], sourceCidrs = [] } = reading.config ?? {};
      if (sourceCidrs.length === 0 || !nonMasqueradeCidrs.includes('0.0.0.0/0')) return [];
      return [{ at: placeOfOption(reading, 'sourceCidrs'), message: MOOT }];
    }),
};
