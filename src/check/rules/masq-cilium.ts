import type { Flaw } from '../flaw';
import { type ForeignObject, fields } from '../foreign-object';
import { masqObjectOf } from '../masq-object';
import type { Rule } from '../rule';

export const masqCilium: Rule = {
  id: 'IPAM395',
  name: 'masq-cilium',
  severity: 'warning',
  title: 'Configuration of ip-masq-agent that Cilium does not read',
  why:
    'Where Cilium masquerades (enable-ip-masq-agent), it takes the place of the agent. It reads the key config of the ConfigMap ' +
    'ip-masq-agent, and of that nonMasqueradeCIDRs, masqLinkLocal and masqLinkLocalIPv6: no source CIDRs, so that pods with ' +
    'an EIP speak with the address of their node.',
  fix: 'Name the ConfigMap ip-masq-agent and leave the other keys out; bind no EIPs on nodes where Cilium masquerades.',
  example: {
    kind: 'manifest',
    known: `apiVersion: v1
kind: ConfigMap
metadata:
  name: cilium-config
  namespace: kube-system
data:
  enable-ip-masq-agent: "true"`,
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    NonMasqueradeCIDRs: [10.0.0.0/8]
    MasqLinkLocal: true`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs: [10.0.0.0/8]`,
  },
  lintTogether: (objects, { known }) => {
    if (![...objects, ...known].some(isCiliumThatMasquerades)) return [];
    return objects.flatMap((object): readonly Flaw[] => {
      const masq = masqObjectOf(object);
      if (masq === undefined || masq.dialect === 'azure') return [];
      if (object.name !== 'ip-masq-agent') return [{ object, path: ['metadata', 'name'], message: NOT_READ }];
      return masq.files.flatMap(({ path, reading }) =>
        reading.keys
          .filter(({ name }) => !READ.has(name.toLowerCase()))
          .map(({ name, at }) => ({ object, path, at, message: `Cilium does not know ${name}.` })),
      );
    });
  },
};

const NOT_READ = 'Cilium masquerades in this cluster, and reads the ConfigMap ip-masq-agent only.';

const READ: ReadonlySet<string> = new Set(['nonmasqueradecidrs', 'masqlinklocal', 'masqlinklocalipv6']);

const isCiliumThatMasquerades = ({ kind, name, value }: ForeignObject): boolean =>
  kind === 'ConfigMap' && name === 'cilium-config' && fields(value.data)['enable-ip-masq-agent'] === 'true';
