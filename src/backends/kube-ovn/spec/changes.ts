import { type Fields, fault, type SpecFault } from './spec-fault';

/**
 * Fields of an object that cannot be changed: those that a webhook or a schema refuses, and those that the controller
 * reads once. What was left open before may be filled in: the controller has written it back.
 */
export const lockedFieldFaults = (kind: string, before: Fields, after: Fields): readonly SpecFault[] =>
  (LOCKED_FIELDS.get(kind) ?? [])
    .filter((key) => isSet(before[key]) && textOf(before[key]) !== textOf(after[key]))
    .map((key) => fault([key], `${key} changes from ${textOf(before[key])} to ${textOf(after[key])}.`));

/** A gateway may change while no pod has an address; the webhook refuses it else, and pods keep the old one. */
export const changedGatewayFaults = (before: Fields, after: Fields): readonly SpecFault[] =>
  isSet(before.gateway) && isSet(after.gateway) && before.gateway !== after.gateway
    ? [
        {
          ...fault(
            ['gateway'],
            `gateway changes from ${textOf(before.gateway)} to ${textOf(after.gateway)}: pods that run keep the old one.`,
          ),
          severity: 'warning',
        },
      ]
    : [];

const LOCKED_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Subnet', ['cidrBlock', 'protocol', 'vpc']],
  ['IPPool', ['subnet']],
  ['IP', ['podName', 'namespace', 'subnet', 'podType', 'ipAddress', 'v4IpAddress', 'v6IpAddress', 'macAddress']],
  ['Vip', ['namespace', 'subnet', 'type', 'v4ip', 'v6ip', 'macAddress']],
  ['OvnEip', ['externalSubnet', 'type', 'v4Ip', 'v6Ip', 'macAddress']],
  ['OvnFip', ['ovnEip', 'ipType', 'ipName', 'vpc', 'v4Ip', 'v6Ip', 'type']],
  ['IptablesEIP', ['natGwDp', 'externalSubnet', 'v4ip', 'v6ip', 'macAddress']],
  ['IptablesFIPRule', ['eip', 'internalIp']],
]);

const isSet = (value: unknown): boolean => typeof value === 'string' && value !== '';

const textOf = (value: unknown): string => (isSet(value) ? String(value) : '""');
