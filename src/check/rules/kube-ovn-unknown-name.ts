import { DEFAULT_VPC, INSTALLED_SUBNETS } from '../../backends/kube-ovn/object-names';
import { podAnnotationsOf } from '../../backends/kube-ovn/spec/pod-annotation';
import { readPodList } from '../../backends/kube-ovn/spec/pod-list';
import { textOf } from '../../backends/kube-ovn/spec/spec-fault';
import { OBJECT_NAME } from '../../backends/kube-ovn/spec/text-forms';
import type { Flaw } from '../flaw';
import type { Path } from '../foreign-document';
import type { ForeignObject } from '../foreign-object';
import { type KubeOvnCluster, kubeOvnCluster } from '../kube-ovn-cluster';
import { isKubeOvn } from '../kube-ovn-object';
import { podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const kubeOvnUnknownName: Rule = {
  id: 'IPAM663',
  name: 'kube-ovn-unknown-name',
  severity: 'warning',
  title: 'Kube-OVN object that nobody here makes',
  why:
    'A subnet of a VPC or vlan that does not exist is rejected, and an IPPool, IP or Vip of such a subnet is tried again ' +
    'for ever. A pod that names a subnet or pool in vain does not start.',
  fix: 'Correct the name, or apply the object that it names first.',
  example: {
    kind: 'manifest',
    known: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24`,
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        ovn.kubernetes.io/logical_switch: podz`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        ovn.kubernetes.io/logical_switch: pods`,
  },
  lintTogether: (objects, context) => {
    const cluster = kubeOvnCluster(objects, context);
    return objects.flatMap(namesIn).flatMap((named) => unknownIn(cluster, named));
  },
};

/** The name of another object, where it stands. */
interface Named {
  readonly object: ForeignObject;
  readonly path: Path;
  readonly kind: string;
  readonly name: string;
}

const INSTALLED: ReadonlySet<string> = new Set([DEFAULT_VPC, ...INSTALLED_SUBNETS]);

/**
 * Where the documents have no object of a kind, nothing is known of those in the cluster. Of a text that can be no name
 * the rule on its form speaks.
 */
function unknownIn(cluster: KubeOvnCluster, { object, path, kind, name }: Named): readonly Flaw[] {
  if (!OBJECT_NAME.test(name) || INSTALLED.has(name) || cluster.all(kind).length === 0) return [];
  if (cluster.find(kind, name) !== undefined) return [];
  return [{ object, path, message: `No ${kind} here is named ${name}.` }];
}

const REFERENCES: readonly (readonly [kind: string, key: string, to: string])[] = [
  ['Subnet', 'vpc', 'Vpc'],
  ['Subnet', 'vlan', 'Vlan'],
  ['IPPool', 'subnet', 'Subnet'],
  ['IP', 'subnet', 'Subnet'],
  ['Vip', 'subnet', 'Subnet'],
  ['OvnEip', 'externalSubnet', 'Subnet'],
  ['OvnFip', 'ovnEip', 'OvnEip'],
  ['IptablesEIP', 'externalSubnet', 'Subnet'],
  ['IptablesFIPRule', 'eip', 'IptablesEIP'],
];

const namesIn = (object: ForeignObject): readonly Named[] => [...specNames(object), ...annotationNames(object)];

const specNames = (object: ForeignObject): readonly Named[] =>
  REFERENCES.filter(([kind]) => isKubeOvn(object, kind)).map(([, key, to]) => ({
    object,
    path: ['spec', key],
    kind: to,
    name: textOf(object.spec, key),
  }));

function annotationNames(object: ForeignObject): readonly Named[] {
  const place = podAnnotations(object);
  if (place === undefined) return [];
  return podAnnotationsOf(place.annotations).flatMap(({ key, what, value }) => {
    const path = [...place.path, key];
    if (what === 'logical_switch') return { object, path, kind: 'Subnet', name: value };
    const list = what === 'ip_pool' ? readPodList(value) : undefined;
    return list?.kind === 'pool' ? { object, path, kind: 'IPPool', name: list.name } : [];
  });
}
