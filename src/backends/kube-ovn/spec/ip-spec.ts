import type { Family } from '../../../net/family';
import { nameOf } from '../../../net/family';
import { DEFAULT_PROVIDER, ipName } from '../object-names';
import { type Fields, fault, isBare, type SpecFault, textOf } from './spec-fault';
import { addressSaid } from './subnet-access';
import { addressesOf, itemsOf } from './subnet-spec';

/** Whether the addresses of an IP can be read, each under the key of its family, and say the same. */
export const ipAddressFaults = (spec: Fields): readonly SpecFault[] => [
  ...addressFaults(spec, ADDRESS_KEYS),
  ...jointFaults(spec),
];

const ADDRESS_KEYS: AddressKeys = { v4IpAddress: 4, v6IpAddress: 6 };

/** Which family stands under which key of a kind. */
export type AddressKeys = Readonly<Record<string, Family>>;

/** Whether each address can be read, is in lower case and of the family of its key. */
export const addressFaults = (spec: Fields, keys: AddressKeys): readonly SpecFault[] =>
  Object.entries(keys).flatMap(([key, family]) => {
    const text = textOf(spec, key);
    if (text === '') return [];
    const said = addressSaid(text);
    if (said !== undefined) return fault([key], `In ${key}, ${said}.`);
    const isOther = addressesOf(text).some((address) => address.family !== family);
    return isOther ? fault([key], `${key} is ${text}, which is not ${nameOf(family)}.`) : [];
  });

/** `ipAddress` is both addresses in one text, IPv4 first. */
function jointFaults(spec: Fields): readonly SpecFault[] {
  const joint = textOf(spec, 'ipAddress');
  if (joint === '') return [];
  const faults = itemsOf(joint).flatMap((item) => addressSaid(item) ?? []);
  if (faults.length > 0) return faults.map((said) => fault(['ipAddress'], `In ipAddress, ${said}.`));
  const apart = ['v4IpAddress', 'v6IpAddress'].map((key) => textOf(spec, key)).filter((text) => text !== '');
  if (apart.length > 0 && addressesOf(joint).join(',') !== apart.flatMap(addressesOf).join(','))
    return [fault(['ipAddress'], `ipAddress is ${joint}, but v4IpAddress and v6IpAddress are ${apart.join(',')}.`)];
  const [first, second] = addressesOf(joint);
  return first?.family === 6 && second !== undefined
    ? [fault(['ipAddress'], `ipAddress is ${joint}, with IPv6 before IPv4.`)]
    : [];
}

/** What the controller passes over without a word: a name, type or subnet that is not as it wants it. */
export const unhandledFaults = (spec: Fields, name: string): readonly SpecFault[] => [
  ...(textOf(spec, 'subnet') === '' && !isBare(spec, 'subnet') ? [fault(['subnet'], 'The IP names no subnet.')] : []),
  ...(POD_TYPES.includes(textOf(spec, 'podType'))
    ? []
    : [
        fault(
          ['podType'],
          `The podType ${JSON.stringify(spec.podType)} is neither StatefulSet nor VirtualMachine, nor empty.`,
        ),
      ]),
  ...nameFaults(spec, name),
];

const POD_TYPES: readonly string[] = ['', 'StatefulSet', 'VirtualMachine'];

/** The name is that of the pod's port: pod, namespace, and the provider of the subnet where it is another than `ovn`. */
function nameFaults(spec: Fields, name: string): readonly SpecFault[] {
  const port = `${textOf(spec, 'podName')}.${textOf(spec, 'namespace')}`;
  return name === '' || name === port || name.startsWith(`${port}.`)
    ? []
    : [
        fault(
          ['podName'],
          `The IP is named ${name}, and that of pod ${textOf(spec, 'podName') || '""'} in namespace ${textOf(spec, 'namespace') || '""'} would be ${port}.`,
        ),
      ];
}

/**
 * A name with another provider than that of its subnet, where the subnet is known. From 1.16 on the name of an interface
 * may stand behind the provider.
 */
export function otherProviderFaults(spec: Fields, name: string, subnet: Fields | undefined): readonly SpecFault[] {
  if (subnet === undefined || nameFaults(spec, name).length > 0) return [];
  const provider = textOf(subnet, 'provider') || DEFAULT_PROVIDER;
  const port = ipName(textOf(spec, 'podName'), textOf(spec, 'namespace'), provider);
  if (name === '' || name === port || (provider !== DEFAULT_PROVIDER && name.startsWith(`${port}.`))) return [];
  const message = `The IP is named ${name}, and in the subnet ${textOf(spec, 'subnet')} of the provider ${provider} it would be ${port}.`;
  return [fault(['subnet'], message)];
}

/** Addresses that a starting controller takes away: it copies them from `ipAddress`. */
export const lostAddressFaults = (spec: Fields): readonly SpecFault[] =>
  Object.keys(ADDRESS_KEYS)
    .filter((key) => textOf(spec, key) !== '' && textOf(spec, 'ipAddress') === '')
    .map((key) => fault([key], `${key} stands without ipAddress, which the controller reads when it starts.`));
