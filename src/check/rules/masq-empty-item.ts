import { masqFlaws } from '../masq-object';
import type { Rule } from '../rule';

export const masqEmptyItem: Rule = {
  id: 'IPAM394',
  name: 'masq-empty-item',
  severity: 'error',
  title: 'Item without a value in a list of ip-masq-agent',
  why:
    'The agent decodes the list into its defaults, so that an item without a value keeps the default at its place: a list of ' +
    'one such item is 10.0.0.0/8. From the fourth on, and with ip-masq-agent-v2 of Azure, the file is refused.',
  fix: 'Write the CIDR, or remove the item. An empty list is [].',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs:
      - 10.0.0.0/8
      -`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent
  namespace: kube-system
data:
  config: |
    nonMasqueradeCIDRs:
      - 10.0.0.0/8
      - 172.16.0.0/12`,
  },
  lint: (object) =>
    masqFlaws(object, ({ emptyItems }) =>
      emptyItems.map((at) => ({ at, message: 'An item of the list has no value.' })),
    ),
};
