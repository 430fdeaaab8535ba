import { askedAddresses } from '../../backends/kube-ovn/spec/asked-addresses';
import { podsOf } from '../../backends/kube-ovn/spec/pods-of';
import { textOf, textsIn } from '../../backends/kube-ovn/spec/spec-fault';
import { cidrsOf, usableAddresses } from '../../backends/kube-ovn/spec/subnet-spec';
import { readPoolItem } from '../../backends/kube-ovn/spec/text-forms';
import { defaultGateway } from '../../backends/kube-ovn/usable-range';
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
    'has fewer addresses or none. An IP or Vip with such an address gets none, and a pod that asks for one does not start; ' +
    'nor does one that asks for the gateway, or up to 1.15.17 and 1.16.2 it takes the address of the gateway.',
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
    return objects.flatMap((object) => {
      if (isKubeOvn(object, 'Subnet')) return flawsOf(object, object.spec);
      const subnet =
        HOLDERS.has(object.kind) && isKubeOvn(object) ? cluster.find('Subnet', object.spec.subnet) : undefined;
      return subnet === undefined ? podFlaws(object, cluster) : flawsOf(object, subnet.spec);
    });
  },
};

/** A pod of which the subnet is named beside the address. */
function podFlaws(object: ForeignObject, cluster: KubeOvnCluster): readonly Flaw[] {
  const place = podAnnotations(object);
  if (place === undefined) return [];
  return askedAddresses(place.annotations, podsOf(object.kind, object.spec)).flatMap(({ address, key, subnet }) => {
    const spec = cluster.find('Subnet', subnet)?.spec ?? {};
    const fault = gatewaysOf(spec).includes(`${address}`)
      ? `${address} is the gateway of the subnet.`
      : outsideSaid(`${address}`, spec);
    return fault === undefined ? [] : { object, path: [...place.path, key], message: fault };
  });
}

const gatewaysOf = (spec: Fields): readonly string[] =>
  textOf(spec, 'gateway') === ''
    ? cidrsOf(spec).map((cidr) => `${defaultGateway(cidr)}`)
    : textOf(spec, 'gateway').split(',');

/** Kinds that name a subnet and addresses of it. */
const HOLDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['IPPool', []],
  ['IP', ['v4IpAddress', 'v6IpAddress']],
  ['Vip', ['v4ip', 'v6ip']],
]);

function flawsOf(object: ForeignObject, subnet: Fields): readonly Flaw[] {
  return [...itemsIn(object), ...addressesIn(object)].flatMap(({ flaw, text }) => {
    const message = outsideSaid(text, subnet);
    return message === undefined ? [] : { ...flaw, message };
  });
}

/** Undefined where a pod of the subnet could have it, or nobody can tell. */
function outsideSaid(text: string, subnet: Fields): string | undefined {
  const range = readPoolItem(text);
  if (!range.ok || cidrsOf(subnet).length === 0 || usableAddresses(subnet).overlaps(range.value)) return undefined;
  const cidrs = RangeSet.from(cidrsOf(subnet)).cidrs().join(' and ');
  return `${text} is no address of the subnet that a pod could have: that has ${cidrs}.`;
}

interface Found {
  readonly text: string;
  readonly flaw: Omit<Flaw, 'message'>;
}

const itemsIn = (object: ForeignObject): readonly Found[] =>
  [...textsIn(object.spec, 'ips'), ...(object.kind === 'Subnet' ? textsIn(object.spec, 'excludeIps') : [])].map(
    ({ path, value }) => ({ text: value, flaw: { object, path: ['spec', ...path], severity: 'warning' } }),
  );

const addressesIn = (object: ForeignObject): readonly Found[] =>
  (HOLDERS.get(object.kind) ?? []).map((key) => ({
    text: textOf(object.spec, key),
    flaw: { object, path: ['spec', key] },
  }));
