import { addressesOf, cidrsOf } from '../backends/kube-ovn/spec/subnet-spec';
import type { Cidr } from '../net/cidr';
import { Range } from '../net/range';
import { isCalico } from './calico-object';
import { meantCidr } from './calico-pool';
import type { Path } from './foreign-document';
import { type ForeignObject, fields } from './foreign-object';
import { foreignText } from './foreign-text';
import { isKubeOvn } from './kube-ovn-object';

/** Addresses that an object takes for something that gives them out by itself. */
export interface AddressClaim {
  readonly range: Range;
  readonly path: Path;
  /** As it is written. */
  readonly text: string;
}

/** What pools, subnets and load balancers of several projects claim; nothing for other objects. */
export function addressClaims(object: ForeignObject): readonly AddressClaim[] {
  const { kind, group, spec } = object;
  if (isCalico(object, 'IPPool'))
    return [spec.cidr].flatMap((text) => claimOf(foreignText(text ?? ''), ['spec', 'cidr']));
  if (isKubeOvn(object, 'Subnet')) return cidrsOf(spec).flatMap((cidr) => claimOf(`${cidr}`, ['spec', 'cidrBlock']));
  if (group === 'metallb.io' && kind === 'IPAddressPool')
    return listIn(spec.addresses).flatMap((text, i) => claimOf(text, ['spec', 'addresses', i]));
  if (group === 'cilium.io' && kind === 'CiliumLoadBalancerIPPool') return ciliumClaims(spec.blocks);
  return group === '' && kind === 'Service' ? serviceClaims(spec) : [];
}

function ciliumClaims(blocks: unknown): readonly AddressClaim[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.map(fields).flatMap(({ cidr, start, stop = start }, i) => {
    const text = cidr === undefined ? `${foreignText(start)}-${foreignText(stop)}` : foreignText(cidr);
    return claimOf(text, ['spec', 'blocks', i]);
  });
}

const serviceClaims = ({ loadBalancerIP, externalIPs }: ForeignObject['spec']): readonly AddressClaim[] => [
  ...(typeof loadBalancerIP === 'string' ? claimOf(loadBalancerIP, ['spec', 'loadBalancerIP']) : []),
  ...listIn(externalIPs).flatMap((text, i) => claimOf(text, ['spec', 'externalIPs', i])),
];

const listIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(foreignText) : []);

/** Nothing where nobody can tell what is meant; that is said by others. */
function claimOf(text: string, path: Path): readonly AddressClaim[] {
  const [first = '', last] = text.split('-').map((part) => part.trim());
  const range = last === undefined ? rangeIn(first) : between(first, last);
  return range === undefined ? [] : [{ range, path, text }];
}

const rangeIn = (text: string): Range | undefined => {
  if (text.includes('/')) return meantCidr(text)?.range;
  const [address] = addressesOf(text);
  return address && Range.single(address);
};

function between(first: string, last: string): Range | undefined {
  const range = Range.parse(`${first}..${last}`);
  return range.ok ? range.value : undefined;
}

/** Whether a claim is a whole CIDR: then it may be the object of a place that was declared as existing. */
export const isWhole = ({ range }: AddressClaim, cidr: Cidr): boolean => range.equals(cidr.range);
