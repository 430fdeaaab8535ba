import { DIALECTS } from '../../backends/ip-masq-agent/dialect';
import { masqFlaws } from '../masq-object';
import type { Rule } from '../rule';

/** What is declared is written so that the agent reads it. */
export const masqRefused: Rule = {
  id: 'IPAM389',
  name: 'masq-refused',
  severity: 'error',
  title: 'Configuration that ip-masq-agent refuses',
  why:
    'The agent takes a file whole or not at all: for one CIDR with host bits, true in quotes, an interval that is a number ' +
    'or flow style that is no JSON it keeps the rules it had and only logs it; ip-masq-agent-v2 of Azure ends with an error ' +
    'on every node. IPv4 in the spelling of IPv6 it takes, but iptables then refuses all its rules.',
  fix: 'Correct what is named, or declare an IpMasqAgent, which writes the file.',
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
    resyncInterval: 60`,
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
  lint: (object) =>
    masqFlaws(object, ({ faults }, dialect) =>
      faults
        .filter(({ kind }) => kind === 'other')
        .map(({ at, message }) => ({ at, message: `${message} The agent ${DIALECTS[dialect].whenRefused}.` })),
    ),
};
