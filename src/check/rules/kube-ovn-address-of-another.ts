import { leasesPoolNameOf } from '../../backends/kube-ovn/object-names';
import { fieldAddresses } from '../../backends/kube-ovn/spec/address-fields';
import { type AskedAddress, askedAddresses } from '../../backends/kube-ovn/spec/asked-addresses';
import { poolAddresses } from '../../backends/kube-ovn/spec/ippool-spec';
import { podsOf } from '../../backends/kube-ovn/spec/pods-of';
import { cidrsOf, isOvnProvider } from '../../backends/kube-ovn/spec/subnet-spec';
import { readAddress } from '../../backends/kube-ovn/spec/text-forms';
import type { RangeSet } from '../../net/range-set';
import { askedTwice, isSameObject } from '../asked-twice';
import type { Flaw } from '../flaw';
import type { Path } from '../foreign-document';
import { type ForeignObject, textOf } from '../foreign-object';
import { kubeOvnCluster, namespacesIn } from '../kube-ovn-cluster';
import { isKubeOvn } from '../kube-ovn-object';
import type { LintContext } from '../lint-context';
import { podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const kubeOvnAddressOfAnother: Rule = {
  id: 'IPAM687',
  name: 'kube-ovn-address-of-another',
  severity: 'error',
  title: 'Address that two ask Kube-OVN for',
  why:
    'Whoever asks for an address first has it, a pod, an IP, a Vip or an EIP: an IPPool keeps its addresses from pods that ' +
    'ask for none, not from those that name one. A pod that comes later does not start, an IP reserves nothing, and a Vip ' +
    'or EIP does not become ready.',
  fix: 'Choose another address for one of them; or declare the workload, so that it gets an address of its own, or is given this one in the lock.',
  isFinal: true,
  example: {
    kind: 'manifest',
    known: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: pods-leases
  labels:
    app.kubernetes.io/managed-by: cdk8s-ipam
spec:
  subnet: pods
  ips: [10.66.0.5..10.66.0.9]`,
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  annotations:
    ovn.kubernetes.io/logical_switch: pods
    ovn.kubernetes.io/ip_address: 10.66.0.7`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  annotations:
    ovn.kubernetes.io/logical_switch: pods
    ovn.kubernetes.io/ip_address: 10.66.0.17`,
  },
  lintTogether: (objects, context) => {
    const cluster = kubeOvnCluster(objects, context);
    const subnets = cluster.all('Subnet').filter(({ spec }) => isOvnProvider(spec));
    const asked = objects.flatMap(askedBy).map((one) => placed(one, subnets));
    // Where the lock is known, another rule names the owner.
    const kept = context.managed === undefined ? keptAddresses(context) : NOTHING_KEPT;
    return [...asked.flatMap((one) => keptFlaws(one, kept)), ...sharedFlaws(asked)];
  },
};

const NOTHING_KEPT: ReadonlyMap<string, RangeSet> = new Map();

interface Asked extends AskedAddress {
  readonly object: ForeignObject;
  readonly path: Path;
}

/** With where the address has one holder: a subnet, or one of those that a namespace may mean. */
interface Placed extends Asked {
  readonly place: string;
}

function askedBy(object: ForeignObject): readonly Asked[] {
  if (isKubeOvn(object)) return askedInSpec(object);
  const place = podAnnotations(object);
  if (place === undefined) return [];
  return askedAddresses(place.annotations, podsOf(object.kind, object.spec)).map((asked) => ({
    ...asked,
    object,
    path: [...place.path, asked.key],
  }));
}

function askedInSpec(object: ForeignObject): readonly Asked[] {
  const { subnet = '', addresses = [] } = fieldAddresses(object.kind, object.spec) ?? {};
  return addresses.flatMap(({ key, text }) => {
    const address = readAddress(text);
    return address.ok ? [{ object, path: ['spec', key], key, address: address.value, subnet }] : [];
  });
}

/** A pod that names no subnet is in the one that has its address, where only one is known that does. */
function placed(asked: Asked, subnets: readonly ForeignObject[]): Placed {
  if (asked.subnet !== '') return { ...asked, place: asked.subnet };
  const around = subnets.filter((subnet) => isIn(asked, subnet));
  const bound = around.filter((subnet) => namespacesIn(subnet).includes(asked.object.namespace));
  const [only, another] = bound.length === 0 ? around : bound;
  if (only === undefined) return { ...asked, place: '' };
  const { name } = only;
  return another === undefined
    ? { ...asked, subnet: name, place: name }
    : { ...asked, place: `namespace ${asked.object.namespace}` };
}

const isIn = ({ address }: Asked, { spec }: ForeignObject): boolean =>
  cidrsOf(spec).some((cidr) => cidr.contains(address));

/** What the pools of leases keep that we render ourselves, by their names. */
const keptAddresses = ({ known }: LintContext): ReadonlyMap<string, RangeSet> =>
  new Map(known.filter((object) => isKubeOvn(object, 'IPPool')).map(({ name, spec }) => [name, poolAddresses(spec)]));

/** An IP object is how the address of a declared workload may be kept besides. */
function keptFlaws({ object, path, address, subnet }: Asked, kept: ReadonlyMap<string, RangeSet>): readonly Flaw[] {
  if (isKubeOvn(object, 'IP')) return [];
  const isKept = kept.get(leasesPoolNameOf(subnet))?.contains(address) ?? false;
  return isKept
    ? [{ object, path, message: `${address} has a line in the lock, for a workload that is declared.` }]
    : [];
}

const sharedFlaws = (asked: readonly Placed[]): readonly Flaw[] =>
  askedTwice(asked, { keyOf: ({ address, place }) => `${place} ${address}`, isOneHolder: isSameHolder });

/** An IP reserves the address of a pod; the pod itself, or the workload that makes it, asks for the same one. */
const isSameHolder = (a: ForeignObject, b: ForeignObject): boolean =>
  isSameObject(a, b) || isReservationFor(a, b) || isReservationFor(b, a);

function isReservationFor(ip: ForeignObject, { kind, namespace, name }: ForeignObject): boolean {
  if (!isKubeOvn(ip, 'IP') || !['', textOf(ip.spec.namespace)].includes(namespace)) return false;
  const pod = textOf(ip.spec.podName);
  return kind === 'StatefulSet' ? pod.startsWith(`${name}-`) : pod === name;
}
