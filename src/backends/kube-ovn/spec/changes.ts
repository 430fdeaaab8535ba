import { DEFAULT_VPC } from '../object-names';
import { type Fields, fault, type SpecFault } from './spec-fault';
import { itemsOf } from './subnet-spec';
import { readAddress, readCidr } from './text-forms';

/**
 * Fields of an object that cannot be changed: those that a webhook or a schema refuses, and those that the controller
 * reads once. What was left open before may be filled in: the controller has written it back. Another spelling of the
 * same is no change, nor is leaving out what the controller fills in.
 */
export const lockedFieldFaults = (kind: string, before: Fields, after: Fields): readonly SpecFault[] =>
  (LOCKED_FIELDS.get(kind) ?? [])
    .filter((key) => isSet(before[key]) && !isFilledIn(key, before, after))
    .filter((key) => canonical(before[key]) !== canonical(after[key]))
    .map((key) => fault([key], `${key} changes from ${textOf(before[key])} to ${textOf(after[key])}.`));

/** A gateway may change while no pod has an address; the webhook refuses it else, and pods keep the old one. */
export const changedGatewayFaults = (before: Fields, after: Fields): readonly SpecFault[] =>
  isSet(before.gateway) && isSet(after.gateway) && canonical(before.gateway) !== canonical(after.gateway)
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

/** The protocol follows from the CIDRs, and a subnet that names no VPC is in the default one. */
const isFilledIn = (key: string, before: Fields, after: Fields): boolean =>
  !isSet(after[key]) && (key === 'protocol' || (key === 'vpc' && before.vpc === DEFAULT_VPC));

/** Addresses and CIDRs in one spelling, any other text as it stands. */
const canonical = (value: unknown): string =>
  itemsOf(isSet(value) ? String(value) : '')
    .map((item) => {
      const read = item.includes('/') ? readCidr(item) : readAddress(item);
      return read.ok ? `${read.value}` : item;
    })
    .join(',');

const isSet = (value: unknown): boolean => typeof value === 'string' && value !== '';

const textOf = (value: unknown): string => (isSet(value) ? String(value) : '""');
