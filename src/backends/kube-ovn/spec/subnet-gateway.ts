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
  return [...items.flatMap((text) => textFaults(text, cidrs)), ...togetherFaults(items)];
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

function textFaults(text: string, cidrs: readonly Cidr[]): readonly SpecFault[] {
  if (hasUpperCase(text)) return [fault(PATH, `In the gateway, ${inUpperCase(text)}.`)];
  const address = readAddress(text);
  if (!address.ok) return [fault(PATH, `In the gateway, ${describeFault(address.fault)}.`)];
  const said = cidrs.length === 0 ? undefined : gatewayFault(address.value, cidrs);
  if (said === undefined) return [];
  const isLastIpv6 = cidrs.some((cidr) => cidr.family === 6 && cidr.last.equals(address.value));
  return [fault(PATH, `The gateway ${address.value} ${said}.`, isLastIpv6 ? { from: '1.16' } : undefined)];
}

const PATH = ['gateway'];

function togetherFaults(items: readonly string[]): readonly SpecFault[] {
  const families = items.flatMap((text) => {
    const address = readAddress(text);
    return address.ok ? address.value.family : [];
  });
  return new Set(families).size < families.length ? [fault(PATH, 'The gateway has two addresses of one family.')] : [];
}
