import { DIALECTS } from '../../backends/ip-masq-agent/dialect';
import type { Flaw } from '../flaw';
import { type ForeignObject, fields } from '../foreign-object';
import { masqObjectOf } from '../masq-object';
import type { Rule } from '../rule';

export const masqNotMounted: Rule = {
  id: 'IPAM392',
  name: 'masq-not-mounted',
  severity: 'error',
  title: 'ConfigMap of ip-masq-agent that it does not read',
  why:
    'The agent reads one file: the key config of its ConfigMap; ip-masq-agent-v2 of Azure reads those whose names begin with ' +
    'ip-masq. Without it the agent finds no file and goes by its defaults, the ranges of RFC 1918. Its DaemonSet runs in ' +
    'kube-system, and pods mount ConfigMaps of their own namespace alone.',
  fix: 'Put the text under the key that the agent reads, in a ConfigMap in kube-system.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  ip-masq-agent.yaml: |
    nonMasqueradeCIDRs: [10.0.0.0/8]`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs: [10.0.0.0/8]`,
  },
  lint: (object) => {
    const masq = masqObjectOf(object);
    if (masq === undefined) return [];
    const { agent, dataKey } = DIALECTS[masq.dialect];
    if (!['', 'kube-system'].includes(object.namespace)) return [elsewhere(object, agent)];
    if (masq.files.length > 0) return [];
    const keys = Object.keys(fields(object.value.data));
    const found = keys.length === 0 ? 'There is none.' : `There is ${keys.join(', ')}.`;
    return [{ object, path: ['data'], message: `${agent} reads the key ${dataKey}. ${found}` }];
  },
};

/** Somebody may run an agent of his own there. */
const elsewhere = (object: ForeignObject, agent: string): Flaw => ({
  object,
  path: ['metadata', 'namespace'],
  message: `${agent} runs in kube-system, and does not see a ConfigMap in ${object.namespace}.`,
  severity: 'warning',
});
