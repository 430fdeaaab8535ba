import { DIALECTS } from '../../backends/ip-masq-agent/dialect';
import { fields } from '../foreign-object';
import { masqObjectOf } from '../masq-object';
import type { Rule } from '../rule';

export const masqNotMounted: Rule = {
  id: 'IPAM392',
  name: 'masq-not-mounted',
  severity: 'error',
  title: 'ConfigMap of ip-masq-agent without the key that is read',
  why:
    'The agent reads one file: the key config of its ConfigMap; ip-masq-agent-v2 of Azure reads those whose names begin with ' +
    'ip-masq. Without it the agent finds no file and goes by its defaults, the ranges of RFC 1918.',
  fix: 'Put the text under the key that the agent reads.',
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
    if (masq === undefined || masq.files.length > 0) return [];
    const keys = Object.keys(fields(object.value.data));
    const found = keys.length === 0 ? 'There is none.' : `There is ${keys.join(', ')}.`;
    const message = `${DIALECTS[masq.dialect].agent} reads the key ${DIALECTS[masq.dialect].dataKey}. ${found}`;
    return [{ object, path: ['data'], message }];
  },
};
