import type { Address } from '../../../net/address';
import type { Cidr } from '../../../net/cidr';
import type { Family } from '../../../net/family';
import { RangeSet } from '../../../net/range-set';
import { DEFAULT_PROVIDER, DEFAULT_VPC } from '../object-names';
import { usableRange } from '../usable-range';
import { type Fields, textOf } from './spec-fault';
import { readAddress, readCidr } from './text-forms';

/** The CIDRs of a `cidrBlock`, those that can be read, in the order in which they stand. */
export const cidrsOf = (spec: Fields): readonly Cidr[] =>
  itemsOf(textOf(spec, 'cidrBlock')).flatMap((text) => {
    const cidr = readCidr(text);
    return cidr.ok ? cidr.value : [];
  });

/** The parts of a text that has one item per family; none of the empty text. */
export const itemsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(','));

/** The addresses of a text that has one per family, those that can be read. */
export const addressesOf = (text: string): readonly Address[] =>
  itemsOf(text).flatMap((item) => {
    const address = readAddress(item);
    return address.ok ? address.value : [];
  });

export const familiesOf = (spec: Fields): ReadonlySet<Family> => new Set(cidrsOf(spec).map(({ family }) => family));

/** What pods of a subnet could have, its gateway and exclusions among it. */
export const usableAddresses = (spec: Fields): RangeSet => RangeSet.from(cidrsOf(spec).map(usableRange));

/** The routing domain of a subnet. */
export const vpcOf = (spec: Fields): string => textOf(spec, 'vpc') || DEFAULT_VPC;

/** Whether Kube-OVN itself plugs the NICs of a subnet. */
export function isOvnProvider(spec: Fields): boolean {
  const provider = textOf(spec, 'provider') || DEFAULT_PROVIDER;
  return provider === DEFAULT_PROVIDER || provider.endsWith(`.${DEFAULT_PROVIDER}`);
}

/** Whether its pods hang on the physical network instead of a tunnel. */
export const isUnderlay = (spec: Fields): boolean => textOf(spec, 'vlan') !== '';
