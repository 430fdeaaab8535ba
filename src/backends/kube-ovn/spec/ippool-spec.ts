import { Address } from '../../../net/address';
import { describeFault } from '../../../net/parsed';
import { RangeSet } from '../../../net/range-set';
import { type Fields, fault, isBare, type ListItem, type SpecFault, textsIn } from './spec-fault';
import { readCidr, readPoolItem } from './text-forms';

/** The addresses of an IPPool, those of items that can be read. */
export const poolAddresses = (spec: Fields): RangeSet =>
  RangeSet.from(
    textsIn(spec, 'ips').flatMap(({ value }) => {
      const item = readPoolItem(value);
      return item.ok ? item.value : [];
    }),
  );

/** Items that Kube-OVN reads otherwise than they look, or passes over. */
export const poolItemFaults = (spec: Fields): readonly SpecFault[] =>
  textsIn(spec, 'ips').flatMap(({ path, value }) =>
    itemSaid(value).map((said) => fault(path, `In an IPPool, ${said}.`)),
  );

function itemSaid(text: string): string[] {
  const item = readPoolItem(text);
  if (!item.ok) return [describeFault(item.fault)];
  const cidr = readCidr(text);
  const [beforeSlash = ''] = text.split('/');
  const isHost = cidr.ok && addressText(beforeSlash) !== String(cidr.value.first);
  return isHost ? [`${JSON.stringify(text)} has host bits set; write ${JSON.stringify(`${cidr.value}`)}`] : [];
}

const addressText = (text: string): string => {
  const address = Address.parse(text);
  return address.ok ? text : (address.fault.suggestion ?? text);
};

/** Lists that are empty, or say one thing twice where the schema wants a set. */
export const poolListFaults = (spec: Fields): readonly SpecFault[] => [
  ...((Array.isArray(spec.ips) && spec.ips.length > 0) || isBare(spec, 'ips')
    ? []
    : [fault(['ips'], 'The IPPool has no ips, and no addresses.')]),
  ...repeated(spec, 'ips'),
  ...repeated(spec, 'namespaces'),
];

const repeated = (spec: Fields, key: string): readonly SpecFault[] =>
  repeatedIn(textsIn(spec, key)).map(({ path, value }) =>
    fault(path, `${key} has ${JSON.stringify(value)} twice, which the schema of a set refuses.`, { below: '1.16' }),
  );

function repeatedIn(items: readonly ListItem<string>[]): readonly ListItem<string>[] {
  const seen = new Set<string>();
  return items.filter(({ value }) => seen.size === seen.add(value).size);
}

/** An address set of OVN has one family only. */
export function addressSetFaults(spec: Fields): readonly SpecFault[] {
  const families = new Set(poolAddresses(spec).ranges.map(({ family }) => family));
  return spec.enableAddressSet === true && families.size > 1
    ? [fault(['enableAddressSet'], 'The IPPool has enableAddressSet and addresses of both families.')]
    : [];
}

/** A pod names a pool and addresses in one annotation: a name that is an address is never taken for a pool. */
export const isTakenForAddress = (name: string): boolean => Address.parse(name).ok;
