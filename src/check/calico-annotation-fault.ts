import {
  ADDRESS_KEYS,
  FLOATING_IPS,
  HW_ADDR,
  IP_FAMILIES,
  POOL_KEYS,
  SOURCE_PREFIXES,
} from '../backends/calico/annotations';
import { readAddress, readingOf } from '../backends/calico/cidr-reading';
import { Address } from '../net/address';
import { describeFault } from '../net/parsed';
import { itemsOf } from './calico-annotation-value';
import { foreignText } from './foreign-text';

/** What is wrong with the values of annotations that Calico reads, by their keys: the rest of a sentence, without its dot. */
export const CALICO_ANNOTATION_FAULTS: ReadonlyMap<string, (value: unknown) => string | undefined> = new Map([
  ...ADDRESS_KEYS.map((key) => [key, (value: unknown) => addressesFault(key, value)] as const),
  ...POOL_KEYS.map((key) => [key, poolsFault] as const),
  [IP_FAMILIES, familiesFault],
  [SOURCE_PREFIXES, prefixesFault],
  [HW_ADDR, macFault],
]);

function addressesFault(key: string, value: unknown): string | undefined {
  const items = itemsOf(value);
  if (items === undefined) return noList(value);
  if (items.length === 0) return 'is an empty list';
  const families = new Set<number>();
  for (const item of items) {
    if (typeof item !== 'string') return `has ${foreignText(item)}, which is no text`;
    const address = readAddress(item);
    if (address === undefined) return `cannot be used: ${describe(item)}`;
    if (families.has(address.family) && key !== FLOATING_IPS) return `has two addresses of IPv${address.family}`;
    families.add(address.family);
  }
  return undefined;
}

function describe(text: string): string {
  const address = Address.parse(text);
  return address.ok ? text : describeFault(address.fault);
}

/** A list without items is no mistake: it sets aside that of the namespace. */
function poolsFault(value: unknown): string | undefined {
  return itemFault(value, (item) => (typeof item === 'string' ? undefined : 'which is no text'));
}

function familiesFault(value: unknown): string | undefined {
  return itemFault(value, (item) =>
    /^ipv[46]$/i.test(foreignText(item)) ? undefined : 'which is neither IPv4 nor IPv6',
  );
}

function prefixesFault(value: unknown): string | undefined {
  return itemFault(value, (item) => {
    const isCidr = typeof item === 'string' && item.includes('/') && readingOf(item) !== 'unreadable';
    return isCidr ? undefined : 'which is no CIDR';
  });
}

function itemFault(value: unknown, faultOf: (item: unknown) => string | undefined): string | undefined {
  const items = itemsOf(value);
  if (items === undefined) return noList(value);
  const [fault] = items.flatMap((item) => {
    const said = faultOf(item);
    return said === undefined ? [] : `has ${foreignText(item)}, ${said}`;
  });
  return fault;
}

const noList = (value: unknown): string => `is no list in JSON: ${foreignText(value)}`;

function macFault(value: unknown): string | undefined {
  const text = foreignText(value);
  if (!MAC.test(text)) return `is no MAC address such as 02:00:00:4d:b4:36: ${text}`;
  return /^.[13579bdf]/i.test(text) ? `is the MAC address of a group, which no interface can have: ${text}` : undefined;
}

/** The spellings that Go reads. */
const MAC = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$|^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$|^[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}$/i;
