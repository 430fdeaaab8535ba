import { leasesPoolNameOf } from '../../backends/kube-ovn/object-names';
import { type AskedAddress, askedAddresses } from '../../backends/kube-ovn/spec/asked-addresses';
import { poolAddresses } from '../../backends/kube-ovn/spec/ippool-spec';
import { podsOf } from '../../backends/kube-ovn/spec/pods-of';
import { readAddress } from '../../backends/kube-ovn/spec/text-forms';
import { laterOnes } from '../../net/later-ones';
import type { RangeSet } from '../../net/range-set';
import type { Flaw } from '../flaw';
import type { Path } from '../foreign-document';
import { type ForeignObject, identityOfObject, nameOfObject, textOf } from '../foreign-object';
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
    'Whoever asks for an address first has it, a pod, a Vip or an EIP: an IPPool keeps its addresses from pods that ask for none, not from those ' +
    'that name one. A pod that comes later does not start, and a Vip or EIP does not become ready.',
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
    const asked = objects.flatMap(askedBy);
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

/** Addresses beside those of pods that are taken out of a subnet, with the fields that name the subnet and them. */
const TAKERS: ReadonlyMap<string, readonly [subnet: string, ...addresses: string[]]> = new Map([
  ['Vip', ['subnet', 'v4ip', 'v6ip']],
  ['OvnEip', ['externalSubnet', 'v4Ip', 'v6Ip']],
  ['IptablesEIP', ['externalSubnet', 'v4ip', 'v6ip']],
]);

function askedInSpec(object: ForeignObject): readonly Asked[] {
  const [subnet = '', ...keys] = TAKERS.get(object.kind) ?? [];
  return keys.flatMap((key) => {
    const address = readAddress(textOf(object.spec[key]));
    if (!address.ok) return [];
    return { object, path: ['spec', key], key, address: address.value, subnet: textOf(object.spec[subnet]) };
  });
}

/** What the pools of leases keep that we render ourselves, by their names. */
const keptAddresses = ({ known }: LintContext): ReadonlyMap<string, RangeSet> =>
  new Map(known.filter((object) => isKubeOvn(object, 'IPPool')).map(({ name, spec }) => [name, poolAddresses(spec)]));

function keptFlaws({ object, path, address, subnet }: Asked, kept: ReadonlyMap<string, RangeSet>): readonly Flaw[] {
  const isKept = kept.get(leasesPoolNameOf(subnet))?.contains(address) ?? false;
  return isKept
    ? [{ object, path, message: `${address} has a line in the lock, for a workload that is declared.` }]
    : [];
}

const sharedFlaws = (asked: readonly Asked[]): readonly Flaw[] =>
  laterOnes(asked, ({ address, subnet }) => `${subnet} ${address}`).flatMap(({ first, later }) => {
    const { object, path, address } = later;
    if (identityOfObject(first.object) === identityOfObject(object)) return [];
    return { object, path, message: `${nameOfObject(first.object)} asks for ${address} too.` };
  });
