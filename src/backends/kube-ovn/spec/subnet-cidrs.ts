import { Cidr } from '../../../net/cidr';
import { bitsOf } from '../../../net/family';
import { describeFault } from '../../../net/parsed';
import { type Fields, fault, isBare, type SpecFault, textOf } from './spec-fault';
import { cidrsOf, itemsOf } from './subnet-spec';
import { hasUpperCase, inUpperCase, readCidr } from './text-forms';

const PATH = ['cidrBlock'];

/** Whether `cidrBlock` is one CIDR, or one of IPv4 and one of IPv6 in that order. */
export function cidrBlockFaults(spec: Fields): readonly SpecFault[] {
  const text = textOf(spec, 'cidrBlock');
  const items = itemsOf(text);
  if (items.length === 0) return isBare(spec, 'cidrBlock') ? [] : [fault([], 'The subnet has no cidrBlock.')];
  return [...items.flatMap(itemFault), ...togetherFault(items)].map((message) => fault(PATH, `${message}.`));
}

function itemFault(text: string): string[] {
  if (hasUpperCase(text)) return [inUpperCase(text)];
  const cidr = readCidr(text);
  return cidr.ok ? [] : [describeFault(cidr.fault)];
}

function togetherFault(items: readonly string[]): string[] {
  if (items.length > 2)
    return [`The cidrBlock has ${items.length} CIDRs, and with more than two the subnet has no addresses`];
  const [first, second] = items.flatMap((text) => cidrsOf({ cidrBlock: text }));
  if (first === undefined || second === undefined) return [];
  if (first.family === second.family) return [`${first} and ${second} are of one family`];
  return first.family === 6
    ? [`The IPv6 CIDR stands first, and Kube-OVN takes the families for each other; write "${second},${first}"`]
    : [];
}

/** CIDRs that are a single address. */
export const singleAddressFaults = (spec: Fields): readonly SpecFault[] =>
  cidrsOf(spec)
    .filter(isSingleAddress)
    .map((cidr) => fault(PATH, singleAddress(cidr)));

export const isSingleAddress = (cidr: Cidr): boolean => cidr.prefixLength === bitsOf(cidr.family);

export const singleAddress = (cidr: Cidr): string => `${cidr} is a single address, which Kube-OVN rejects as a subnet.`;

/** CIDRs that overlap addresses with another meaning. */
export const forbiddenRangeFaults = (spec: Fields): readonly SpecFault[] =>
  cidrsOf(spec).flatMap((cidr) => forbiddenRanges(cidr).map((message) => fault(PATH, message)));

export const forbiddenRanges = (cidr: Cidr): readonly string[] =>
  FORBIDDEN.filter(([range]) => range.overlaps(cidr)).map(
    ([range, what]) => `${cidr} overlaps ${range} (${what}), which Kube-OVN rejects.`,
  );

const FORBIDDEN: readonly (readonly [Cidr, string])[] = [
  [Cidr.of('0.0.0.0/32'), 'the unspecified address'],
  [Cidr.of('127.0.0.0/8'), 'loopback'],
  [Cidr.of('169.254.0.0/16'), 'link-local'],
  [Cidr.of('224.0.0.0/4'), 'multicast'],
  [Cidr.of('255.255.255.255/32'), 'broadcast'],
  [Cidr.of('::/128'), 'the unspecified address'],
  [Cidr.of('::1/128'), 'loopback'],
  [Cidr.of('fe80::/10'), 'link-local'],
  [Cidr.of('ff00::/8'), 'multicast'],
];
