import { fieldAddresses } from '../../backends/kube-ovn/spec/address-fields';
import { askedAddresses } from '../../backends/kube-ovn/spec/asked-addresses';
import { podsOf } from '../../backends/kube-ovn/spec/pods-of';
import { textsIn } from '../../backends/kube-ovn/spec/spec-fault';
import { gateways } from '../../backends/kube-ovn/spec/subnet-normal-form';
import { cidrsOf, usableAddresses } from '../../backends/kube-ovn/spec/subnet-spec';
import { readAddress, readPoolItem } from '../../backends/kube-ovn/spec/text-forms';
import { RangeSet } from '../../net/range-set';
import type { Flaw } from '../flaw';
import type { Fields, ForeignObject } from '../foreign-object';
import { type KubeOvnCluster, kubeOvnCluster } from '../kube-ovn-cluster';
import { isKubeOvn } from '../kube-ovn-object';
import { podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const kubeOvnOutsideSubnet: Rule = {
  id: 'IPAM670',
  name: 'kube-ovn-outside-subnet',
  severity: 'error',
  title: 'Address that its subnet does not have',
  why:
    'An item of an IPPool or of excludeIps outside its subnet has no effect, and nothing says so: the pool is Ready, and ' +
    'has fewer addresses or none. An IP, Vip or EIP with such an address gets none, and a pod that asks for one does not ' +
    'start; nor does one that asks for the gateway, or up to 1.15.17 and 1.16.2 it takes the address of the gateway.',
  fix: 'Correct the address or the name of the subnet. The first and last address of a subnet belong to no pod.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
---
apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.67.0.5]`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
---
apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
  },
  lintTogether: (objects, context) => {
    const cluster = kubeOvnCluster(objects, context);
    return objects.flatMap((object) => [
      ...itemFlaws(object, cluster),
      ...(isKubeOvn(object) ? takerFlaws(object, cluster) : podFlaws(object, cluster)),
    ]);
  },
};

/** Items of a list, which are passed over in silence: a warning. */
function itemFlaws(object: ForeignObject, cluster: KubeOvnCluster): readonly Flaw[] {
  const isPool = isKubeOvn(object, 'IPPool');
  if (!isPool && !isKubeOvn(object, 'Subnet')) return [];
  const subnet = isPool ? (cluster.find('Subnet', object.spec.subnet)?.spec ?? {}) : object.spec;
  return textsIn(object.spec, isPool ? 'ips' : 'excludeIps').flatMap(({ path, value }) => {
    const message = outsideSaid(value, subnet) ?? (isPool ? partlySaid(value, subnet) : undefined);
    return message === undefined ? [] : { object, path: ['spec', ...path], message, severity: 'warning' };
  });
}

/** An IP, a Vip or an EIP. */
function takerFlaws(object: ForeignObject, cluster: KubeOvnCluster): readonly Flaw[] {
  const taken = fieldAddresses(object.kind, object.spec);
  const subnet = cluster.find('Subnet', taken?.subnet)?.spec ?? {};
  return (taken?.addresses ?? []).flatMap(({ key, text }) => {
    const message = addressSaid(text, subnet);
    return message === undefined ? [] : { object, path: ['spec', key], message };
  });
}

/** A pod of which the subnet is named beside the address. */
function podFlaws(object: ForeignObject, cluster: KubeOvnCluster): readonly Flaw[] {
  const place = podAnnotations(object);
  if (place === undefined) return [];
  return askedAddresses(place.annotations, podsOf(object.kind, object.spec)).flatMap(({ address, key, subnet }) => {
    const message = addressSaid(`${address}`, cluster.find('Subnet', subnet)?.spec ?? {});
    return message === undefined ? [] : { object, path: [...place.path, key], message };
  });
}

function addressSaid(text: string, subnet: Fields): string | undefined {
  const address = readAddress(text);
  return address.ok && gateways(subnet).includes(`${address.value}`)
    ? `${text} is the gateway of the subnet.`
    : outsideSaid(text, subnet);
}

/** Undefined where a pod of the subnet could have it, or nobody can tell. */
function outsideSaid(text: string, subnet: Fields): string | undefined {
  const range = readPoolItem(text);
  if (!range.ok || cidrsOf(subnet).length === 0 || usableAddresses(subnet).overlaps(range.value)) return undefined;
  return `${text} is no address of the subnet that a pod could have: that has ${cidrsSaid(subnet)}.`;
}

/** The edges of the subnet itself may be named: a whole CIDR is a common way to say all of it. */
function partlySaid(text: string, subnet: Fields): string | undefined {
  const range = readPoolItem(text);
  if (!range.ok || cidrsOf(subnet).length === 0 || RangeSet.from(cidrsOf(subnet)).covers(range.value)) return undefined;
  return `${text} goes beyond the subnet, which has ${cidrsSaid(subnet)}: the rest of it has no effect.`;
}

const cidrsSaid = (subnet: Fields): string => RangeSet.from(cidrsOf(subnet)).cidrs().join(' and ');
