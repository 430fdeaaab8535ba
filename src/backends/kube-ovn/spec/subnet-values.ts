import { isAtLeast, printVersion, type Version } from '../../../model/version';
import { nameOf } from '../../../net/family';
import { type Fields, fault, objectsIn, type SpecFault, textOf } from './spec-fault';
import { familiesOf } from './subnet-spec';

/** Whether `gatewayType` is a word that Kube-OVN knows; no schema looks at it. */
export function gatewayTypeFaults(spec: Fields): readonly SpecFault[] {
  const type = textOf(spec, 'gatewayType');
  return type === '' || GATEWAY_TYPES.includes(type)
    ? []
    : [fault(['gatewayType'], `The gatewayType ${JSON.stringify(type)} is neither "distributed" nor "centralized".`)];
}

const GATEWAY_TYPES = ['distributed', 'centralized'];

/** Whether `protocol` is one of those that the version knows. */
export function protocolFaults({ protocol }: Fields, version: Version): readonly SpecFault[] {
  if (typeof protocol !== 'string' || PROTOCOLS.includes(protocol)) return [];
  if (protocol === '' && isAtLeast(version, '1.16')) return [];
  if (protocol === 'Mac' && isAtLeast(version, '1.17')) return [];
  const message = `The protocol ${JSON.stringify(protocol)} is none of ${PROTOCOLS.join(', ')}.`;
  return [
    fault(
      ['protocol'],
      protocol === 'Mac' ? `Kube-OVN ${printVersion(version)} has no protocol Mac; 1.17 has.` : message,
    ),
  ];
}

export const PROTOCOLS: readonly string[] = [nameOf(4), nameOf(6), 'Dual'];

/** Whether `mtu` can be the MTU of a network of these families. */
export function mtuFaults(spec: Fields): readonly SpecFault[] {
  const { mtu } = spec;
  if (typeof mtu !== 'number' || mtu === 0) return [];
  if (mtu < 68 || mtu > 65535) return [fault(['mtu'], `The mtu ${mtu} is not between 68 and 65535.`)];
  return familiesOf(spec).has(6) && mtu < 1280
    ? [fault(['mtu'], `The mtu ${mtu} is below 1280, which every link has to carry for IPv6.`)]
    : [];
}

/** Whether the routing table and priority of an egress gateway are free for use on a node. */
export function policyRoutingFaults(spec: Fields): readonly SpecFault[] {
  const { policyRoutingTableID: table, policyRoutingPriority: priority } = spec;
  return [
    ...(typeof table === 'number' && (table < 0 || table > 2147483647 || RESERVED_TABLES.includes(table))
      ? [
          fault(
            ['policyRoutingTableID'],
            `The routing table ${table} is not one of 1 to 2147483647 without 252 to 255, which Linux keeps for itself.`,
          ),
        ]
      : []),
    ...(typeof priority === 'number' && (priority < 1 || priority > 32765)
      ? [fault(['policyRoutingPriority'], `The routing priority ${priority} is not between 1 and 32765.`)]
      : []),
  ];
}

const RESERVED_TABLES: readonly number[] = [0, 252, 253, 254, 255];

/** Whether OVN could hold the ACLs. */
export const aclFaults = (spec: Fields, version: Version): readonly SpecFault[] =>
  objectsIn(spec, 'acls').flatMap(({ path, value: acl }) => [
    ...wordFault(acl, 'direction', { path, words: DIRECTIONS }),
    ...wordFault(acl, 'action', { path, words: isAtLeast(version, '1.16') ? [...ACTIONS, 'pass'] : ACTIONS }),
    ...(typeof acl.priority === 'number' && (acl.priority < 0 || acl.priority > 32767)
      ? [fault([...path, 'priority'], `The ACL priority ${acl.priority} is not between 0 and 32767.`)]
      : []),
  ]);

const DIRECTIONS = ['from-lport', 'to-lport'];
const ACTIONS = ['allow-related', 'allow-stateless', 'allow', 'drop', 'reject'];

interface Word {
  readonly path: SpecFault['path'];
  readonly words: readonly string[];
}

/** Whether a field, where it is there, is one of some words. */
export function wordFault(object: Fields, key: string, { path, words }: Word): readonly SpecFault[] {
  const word = object[key];
  return typeof word !== 'string' || words.includes(word)
    ? []
    : [
        fault(
          [...path, key],
          `The ${key} ${JSON.stringify(word)} is none of ${words.filter((one) => one !== '').join(', ')}.`,
        ),
      ];
}
