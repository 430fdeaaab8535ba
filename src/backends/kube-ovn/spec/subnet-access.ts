import { describeFault } from '../../../net/parsed';
import { type Fields, fault, type SpecFault, textOf, textsIn } from './spec-fault';
import { addressesOf, cidrsOf, familiesOf, itemsOf } from './subnet-spec';
import { hasUpperCase, inUpperCase, readAddress, readCidr } from './text-forms';

/** Whether each item of `allowSubnets` is a CIDR, in lower case. */
export const allowSubnetFaults = (spec: Fields): readonly SpecFault[] =>
  textsIn(spec, 'allowSubnets').flatMap(({ path, value }) => {
    const cidr = readCidr(value);
    const said = hasUpperCase(value) ? inUpperCase(value) : cidr.ok ? undefined : describeFault(cidr.fault);
    return said === undefined ? [] : fault(path, `In allowSubnets, ${said}.`);
  });

/** Whether each item of `vips` is an address of the subnet, in lower case. */
export function vipFaults(spec: Fields): readonly SpecFault[] {
  const cidrs = cidrsOf(spec);
  return textsIn(spec, 'vips').flatMap(({ path, value }) => {
    const said = addressSaid(value);
    if (said !== undefined) return fault(path, `In vips, ${said}.`);
    const [address] = addressesOf(value);
    const isOutside = cidrs.length > 0 && !cidrs.some((cidr) => address !== undefined && cidr.contains(address));
    return isOutside ? fault(path, `The VIP ${value} lies outside ${cidrs.join(' and ')}.`) : [];
  });
}

/** Whether the gateway for traffic out of the cluster has one address for each family of the subnet, and no rival. */
export function egressGatewayFaults(spec: Fields): readonly SpecFault[] {
  const text = textOf(spec, 'externalEgressGateway');
  if (text === '') return [];
  const messages = [
    ...itemsOf(text)
      .flatMap((item) => addressSaid(item) ?? [])
      .map((said) => `In externalEgressGateway, ${said}.`),
    ...egressFamiliesSaid(text, spec),
    ...(spec.natOutgoing === true
      ? ['The subnet has natOutgoing and an externalEgressGateway, and may have one of them.']
      : []),
  ];
  return messages.map((message) => fault(['externalEgressGateway'], message));
}

function egressFamiliesSaid(text: string, spec: Fields): string[] {
  const items = itemsOf(text);
  if (items.length > 2)
    return [`The externalEgressGateway has ${items.length} addresses, and may have one for each family.`];
  const own = familiesOf(spec);
  const given = addressesOf(text).map(({ family }) => family);
  const fits =
    given.length === own.size && new Set(given).size === own.size && given.every((family) => own.has(family));
  return fits || own.size === 0 || given.length < items.length
    ? []
    : [`The families of externalEgressGateway (${text}) are not those of the subnet (${cidrsOf(spec).join(',')}).`];
}

/** What is wrong with a text as an address, after "In …, "; undefined where nothing is. */
export function addressSaid(text: string): string | undefined {
  if (hasUpperCase(text)) return inUpperCase(text);
  const address = readAddress(text);
  return address.ok ? undefined : describeFault(address.fault);
}
