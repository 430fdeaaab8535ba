import { addressFaults } from './ip-spec';
import { type Fields, fault, type SpecFault, textOf } from './spec-fault';
import { addressSaid } from './subnet-access';
import { wordFault } from './subnet-values';

/** What is wrong with the spec of an OvnEip. */
export const ovnEipFaults = (spec: Fields): readonly SpecFault[] => [
  ...addressFaults(spec, { v4Ip: 4, v6Ip: 6 }),
  ...wordFault(spec, 'type', { path: [], words: ['nat', 'lrp', 'lsp', ''] }),
];

/** An OvnFip binds an EIP to the IP or Vip that it names, or to addresses in a VPC. */
export const ovnFipFaults = (spec: Fields): readonly SpecFault[] => [
  ...missing(spec, 'ovnEip'),
  ...(['ipName', 'v4Ip', 'v6Ip'].every((key) => textOf(spec, key) === '')
    ? [fault(['ipName'], 'The OvnFip names neither an IP object nor an address.')]
    : []),
  ...addressFaults(spec, { v4Ip: 4, v6Ip: 6 }),
  ...wordFault(spec, 'ipType', { path: [], words: ['vip', ''] }),
];

/** What is wrong with the spec of an IptablesEIP. */
export const iptablesEipFaults = (spec: Fields): readonly SpecFault[] => [
  ...missing(spec, 'natGwDp'),
  ...addressFaults(spec, { v4ip: 4, v6ip: 6 }),
];

/** What is wrong with the spec of an IptablesFIPRule. */
export function iptablesFipFaults(spec: Fields): readonly SpecFault[] {
  const internalIp = textOf(spec, 'internalIp');
  const said = internalIp === '' ? undefined : addressSaid(internalIp);
  return [
    ...missing(spec, 'eip'),
    ...missing(spec, 'internalIp'),
    ...(said === undefined ? [] : [fault(['internalIp'], `In internalIp, ${said}.`)]),
  ];
}

const missing = (spec: Fields, key: string): readonly SpecFault[] =>
  textOf(spec, key) === '' ? [fault([key], `The object has no ${key}.`)] : [];
