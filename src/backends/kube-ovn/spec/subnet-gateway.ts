import type { Address } from '../../../net/address';
import type { Cidr } from '../../../net/cidr';
import { nameOf } from '../../../net/family';
import { describeFault } from '../../../net/parsed';
import { usableRange } from '../usable-range';
import { type Fields, fault, type SpecFault, textOf } from './spec-fault';
import { cidrsOf, itemsOf } from './subnet-spec';
import { hasUpperCase, inUpperCase, readAddress } from './text-forms';

/** Whether the gateways are usable addresses of the subnet, at most one for each family. */
export function gatewayFaults(spec: Fields): readonly SpecFault[] {
  const items = itemsOf(textOf(spec, 'gateway'));
  const cidrs = cidrsOf(spec);
  const messages = [...items.flatMap((text) => textFault(text, cidrs)), ...togetherFault(items)];
  return messages.map((message) => fault(['gateway'], `${message}.`));
}

/** What is wrong with a gateway of a subnet of these CIDRs, after "The gateway …"; undefined where nothing is. */
export function gatewayFault(gateway: Address, cidrs: readonly Cidr[]): string | undefined {
  const cidr = cidrs.find(({ family }) => family === gateway.family);
  if (cidr === undefined) return `is ${nameOf(gateway.family)}, of which the subnet has no CIDR`;
  if (!cidr.contains(gateway)) return `lies outside ${cidr}`;
  return usableRange(cidr).contains(gateway)
    ? undefined
    : `is the first or last address of ${cidr}, which no host can have`;
}

function textFault(text: string, cidrs: readonly Cidr[]): string[] {
  if (hasUpperCase(text)) return [`In the gateway, ${inUpperCase(text)}`];
  const address = readAddress(text);
  if (!address.ok) return [`In the gateway, ${describeFault(address.fault)}`];
  const message = cidrs.length === 0 ? undefined : gatewayFault(address.value, cidrs);
  return message === undefined ? [] : [`The gateway ${address.value} ${message}`];
}

function togetherFault(items: readonly string[]): string[] {
  const families = items.flatMap((text) => {
    const address = readAddress(text);
    return address.ok ? address.value.family : [];
  });
  return new Set(families).size < families.length ? ['The gateway has two addresses of one family'] : [];
}
