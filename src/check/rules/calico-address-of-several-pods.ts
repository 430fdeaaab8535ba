import { IP_ADDRS, IP_ADDRS_NO_IPAM } from '../../backends/calico/annotations';
import { readAddress } from '../../backends/calico/cidr-reading';
import { podsOf } from '../../backends/kube-ovn/spec/pods-of';
import type { Address } from '../../net/address';
import { askedTwice } from '../asked-twice';
import { itemsOf } from '../calico-annotation-value';
import type { Flaw } from '../flaw';
import type { Path } from '../foreign-document';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import { podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const calicoAddressOfSeveralPods: Rule = {
  id: 'IPAM731',
  name: 'calico-address-of-several-pods',
  severity: 'error',
  title: 'One address that several pods ask Calico for',
  why:
    'Calico gives an address to the pod that asks first, and every other one waits in ContainerCreating ("Address already ' +
    'assigned in block"). A template has one annotation for all its pods; a rollout that starts the new pod before the old ' +
    'one ends stands still. With ipAddrsNoIpam nobody looks, and both have the address.',
  fix: 'Give each pod an address of its own, in a workload of its own or through cdk8s-ipam; roll out with Recreate or maxSurge 0.',
  example: {
    kind: 'manifest',
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
        cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
spec:
  replicas: 1
  template:
    metadata:
      annotations:
        cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
  },
  lintTogether: (objects) => {
    const asked = objects.flatMap(askedBy);
    return [...objects.flatMap(nodeFlaws), ...asked.flatMap(templateFlaws), ...sharedFlaws(asked)];
  },
};

interface Asked {
  readonly object: ForeignObject;
  readonly path: Path;
  readonly addresses: readonly Address[];
  /** How many pods there can be at a time. */
  readonly pods: number;
}

function askedBy(object: ForeignObject): readonly Asked[] {
  const place = podAnnotations(object);
  if (place === undefined) return [];
  const pods = countOf(object);
  return [IP_ADDRS, IP_ADDRS_NO_IPAM].flatMap((key) => {
    const items = key in place.annotations ? itemsOf(place.annotations[key]) : undefined;
    const addresses = items?.flatMap((item) => readAddress(foreignText(item)) ?? []) ?? [];
    return addresses.length === 0 || pods === 0 ? [] : { object, path: [...place.path, key], addresses, pods };
  });
}

/** Of kinds that we do not know what they write themselves. */
function countOf({ kind, spec }: ForeignObject): number {
  const { replicas } = spec;
  return podsOf(kind, spec)?.count ?? (typeof replicas === 'number' ? replicas : 1);
}

/** How many nodes there are is not written anywhere, and it may be one. */
const nodeFlaws = (object: ForeignObject): readonly Flaw[] =>
  object.kind !== 'DaemonSet'
    ? []
    : askedBy(object).map(({ path, addresses }) => ({
        object,
        path,
        message: `${forOnePod(addresses)}, and a DaemonSet has one on each node.`,
        severity: 'warning',
      }));

const templateFlaws = ({ object, path, addresses, pods }: Asked): readonly Flaw[] =>
  pods === 1 ? [] : [{ object, path, message: `${forOnePod(addresses)}, and there can be ${pods} at a time.` }];

const forOnePod = (addresses: readonly Address[]): string =>
  `${addresses.join(' and ')} ${addresses.length === 1 ? 'is' : 'are'} for one pod`;

const sharedFlaws = (asked: readonly Asked[]): readonly Flaw[] =>
  askedTwice(asked.flatMap(({ addresses, ...rest }) => addresses.map((address) => ({ ...rest, address }))));
