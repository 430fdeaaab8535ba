import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { Rule } from '../rule';

export const kubeOvnWrongApi: Rule = {
  id: 'IPAM732',
  name: 'kube-ovn-wrong-api',
  severity: 'error',
  title: 'Object of Kube-OVN for an API that no cluster has',
  why:
    'All kinds of Kube-OVN are of kubeovn.io/v1, and capitals count: it is Vpc and Vip, but IPPool and IptablesEIP. For ' +
    'anything else the API server has no kind, and Argo CD stops before the whole application.',
  fix: 'Write apiVersion: kubeovn.io/v1, and the kind as it is named.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: VPC
metadata:
  name: blue`,
    good: `apiVersion: kubeovn.io/v1
kind: Vpc
metadata:
  name: blue
spec:
  namespaces: [blue]`,
  },
  lint: (object) => (GROUPS.has(object.group) ? flawsOf(object) : []),
};

/** The second one does not exist, but the name of the project suggests it. */
const GROUPS: ReadonlySet<string> = new Set(['kubeovn.io', 'kube-ovn.io']);

const API = 'kubeovn.io/v1';

const KINDS: readonly string[] = [
  ...['Subnet', 'IPPool', 'IP', 'Vpc', 'Vip', 'Vlan', 'ProviderNetwork', 'SecurityGroup', 'SwitchLBRule', 'QoSPolicy'],
  ...['OvnEip', 'OvnFip', 'OvnSnatRule', 'OvnDnatRule', 'VpcDns', 'VpcNatGateway', 'VpcEgressGateway'],
  ...['IptablesEIP', 'IptablesFIPRule', 'IptablesSnatRule', 'IptablesDnatRule'],
];

function flawsOf(object: ForeignObject): readonly Flaw[] {
  const { apiVersion, kind } = object;
  if (apiVersion !== API)
    return [{ object, path: ['apiVersion'], message: `No Kube-OVN has ${kind} of ${apiVersion}.` }];
  const meant = KINDS.find((known) => known.toLowerCase() === kind.toLowerCase());
  if (meant === undefined || meant === kind) return [];
  return [{ object, path: ['kind'], message: `No Kube-OVN has ${kind}, but ${meant}.` }];
}
