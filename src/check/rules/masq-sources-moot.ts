import { knows } from '../../backends/ip-masq-agent/dialect';
import { readGoCidr } from '../../backends/ip-masq-agent/go-cidr';
import { sourceCidrs } from '../../backends/ip-masq-agent/source-cidrs';
import type { Cidr } from '../../net/cidr';
import { RangeSet } from '../../net/range-set';
import { finding } from '../finding';
import { masqFlaws, placeOfOption } from '../masq-object';
import type { Rule } from '../rule';

const MOOT = 'The destinations are all of IPv4: nothing is masqueraded, and the source CIDRs have no effect.';

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
      .filter((agent) => isEverything(agent.nonMasqueradeCidrs))
      .filter((agent) => knows(agent, 'sourceCidrs') && sourceCidrs(agent.cluster, answer).length > 0)
      .map((agent) => finding(masqSourcesMoot, agent.where, MOOT)),
  lint: (object) =>
    masqFlaws(object, (reading) => {
      const { nonMasqueradeCidrs = [], sourceCidrs = [] } = reading.config ?? {};
      if (sourceCidrs.length === 0 || !isEverything(nonMasqueradeCidrs.flatMap((text) => readGoCidr(text)?.cidr ?? [])))
        return [];
      return [{ at: placeOfOption(reading, 'sourceCidrs'), message: MOOT }];
    }),
};

/** Also in parts, such as 0.0.0.0/1 and 128.0.0.0/1. */
const isEverything = (destinations: readonly Cidr[]): boolean =>
  RangeSet.from(destinations)
    .cidrs()
    .some(({ family, prefixLength }) => family === 4 && prefixLength === 0);
