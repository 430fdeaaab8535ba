import { DIALECTS } from '../../backends/ip-masq-agent/dialect';
import type { MasqDialect } from '../../model/masq-agent';
import { masqFlaws } from '../masq-object';
import type { Rule } from '../rule';

export const masqUnknownKey: Rule = {
  id: 'IPAM391',
  name: 'masq-unknown-key',
  severity: 'warning',
  title: 'Key that ip-masq-agent drops',
  why:
    'The agent reads a key that it does not know without an error, and drops it: NonMasqueradeSrcCIDRs (Tencent’s own) by any ' +
    'other agent, so that pods with an EIP speak with the address of their node; resyncInterval by ip-masq-agent-v2 of Azure, ' +
    'where it is a flag; cidrLimit before 2.9.0.',
  fix: 'Correct the spelling, or leave the key out.',
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
    masq-link-local: true`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs: [10.0.0.0/8]
    masqLinkLocal: true`,
  },
  lint: (object) =>
    masqFlaws(object, ({ keys }, dialect) =>
      keys
        .filter(({ known }) => known === undefined)
        .map(({ name, at }) => ({
          at,
          message: `${DIALECTS[dialect].agent} drops the key ${name}${whoKnows(name)}.`,
        })),
    ),
};

function whoKnows(name: string): string {
  const dialects = (Object.keys(DIALECTS) as MasqDialect[]).filter((dialect) =>
    DIALECTS[dialect].keys.some((key) => key.name.toLowerCase() === name.toLowerCase()),
  );
  return dialects.length === 0 ? '' : `, which is known by: ${dialects.join(', ')}`;
}
