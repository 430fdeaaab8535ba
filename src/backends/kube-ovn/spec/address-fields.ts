import { type Fields, textOf } from './spec-fault';
import { itemsOf } from './subnet-spec';

/** Addresses that an object takes out of a subnet. */
export interface FieldAddresses {
  /** The name of the subnet; the empty text where none is named. */
  readonly subnet: string;
  readonly addresses: readonly FieldAddress[];
}

/** A field with the text of one address, which may be none that can be read. */
export interface FieldAddress {
  readonly key: string;
  readonly text: string;
}

/** What an IP, a Vip or an EIP asks for; undefined for other kinds. */
export function fieldAddresses(kind: string, spec: Fields): FieldAddresses | undefined {
  const [subnetKey, ...keys] = FIELDS.get(kind) ?? [];
  if (subnetKey === undefined) return undefined;
  const apart = keys.flatMap((key) => addressesUnder(key, spec));
  const addresses = kind === 'IP' && apart.length === 0 ? addressesUnder('ipAddress', spec) : apart;
  return { subnet: textOf(spec, subnetKey), addresses };
}

const addressesUnder = (key: string, spec: Fields): readonly FieldAddress[] =>
  itemsOf(textOf(spec, key)).map((text) => ({ key, text }));

/** The field that names the subnet, and those with an address of each family. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['IP', ['subnet', 'v4IpAddress', 'v6IpAddress']],
  ['Vip', ['subnet', 'v4ip', 'v6ip']],
  ['OvnEip', ['externalSubnet', 'v4Ip', 'v6Ip']],
  ['IptablesEIP', ['externalSubnet', 'v4ip', 'v6ip']],
]);
