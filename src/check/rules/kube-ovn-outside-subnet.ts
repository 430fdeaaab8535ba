import { textOf, textsIn } from '../../backends/kube-ovn/spec/spec-fault';
import { cidrsOf, usableAddresses } from '../../backends/kube-ovn/spec/subnet-spec';
import { readPoolItem } from '../../backends/kube-ovn/spec/text-forms';
import { RangeSet } from '../../net/range-set';
import type { Flaw } from '../flaw';
import type { Fields, ForeignObject } from '../foreign-object';
import { kubeOvnCluster } from '../kube-ovn-cluster';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnOutsideSubnet: Rule = {
  id: 'IPAM670',
  name: 'kube-ovn-outside-subnet',
  severity: 'error',
  title: 'Address that its subnet does not have',
  why:
    'An item of an IPPool or of excludeIps outside its subnet has no effect, and nothing says so: the pool is Ready, and ' +
    'has fewer addresses or none. An IP or Vip with such an address gets none.',
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
      return subnet === undefined ? [] : flawsOf(object, subnet.spec);
    });
  },
};

/** Kinds that name a subnet and addresses of it. */
const HOLDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['IPPool', []],
  ['IP', ['v4IpAddress', 'v6IpAddress']],
  ['Vip', ['v4ip', 'v6ip']],
]);

function flawsOf(object: ForeignObject, subnet: Fields): readonly Flaw[] {
  if (cidrsOf(subnet).length === 0) return [];
  const usable = usableAddresses(subnet);
  const outside = (text: string): boolean => {
    const range = readPoolItem(text);
    return range.ok && !usable.overlaps(range.value);
  };
  return [...itemFlaws(object, outside), ...addressFlaws(object, outside)].map(({ flaw, text }) => ({
    ...flaw,
    message: `${text} is no address of the subnet that a pod could have: that has ${RangeSet.from(cidrsOf(subnet)).cidrs().join(' and ')}.`,
  }));
}

interface Found {
  readonly text: string;
  readonly flaw: Omit<Flaw, 'message'>;
}

const itemFlaws = (object: ForeignObject, isOutside: (text: string) => boolean): readonly Found[] =>
  [...textsIn(object.spec, 'ips'), ...(object.kind === 'Subnet' ? textsIn(object.spec, 'excludeIps') : [])]
    .filter(({ value }) => isOutside(value))
    .map(({ path, value }) => ({ text: value, flaw: { object, path: ['spec', ...path], severity: 'warning' } }));

const addressFlaws = (object: ForeignObject, isOutside: (text: string) => boolean): readonly Found[] =>
  (HOLDERS.get(object.kind) ?? [])
    .filter((key) => isOutside(textOf(object.spec, key)))
    .map((key) => ({ text: textOf(object.spec, key), flaw: { object, path: ['spec', key] } }));
