import { nameOf } from '../../../net/family';
import { type Fields, fault, objectsIn, type SpecFault, textOf, type VersionSpan } from './spec-fault';
import { familiesOf } from './subnet-spec';

/** Whether `gatewayType` is a word that Kube-OVN knows; no schema looks at it. */
export function gatewayTypeFaults(spec: Fields): readonly SpecFault[] {
  const type = textOf(spec, 'gatewayType');
  return type === '' || GATEWAY_TYPES.includes(type)
    ? []
    : [fault(['gatewayType'], `The gatewayType ${JSON.stringify(type)} is neither "distributed" nor "centralized".`)];
}

const GATEWAY_TYPES = ['distributed', 'centralized'];

/** Whether `protocol` is a word that Kube-OVN knows. */
export function protocolFaults({ protocol }: Fields): readonly SpecFault[] {
  if (typeof protocol !== 'string' || PROTOCOLS.includes(protocol)) return [];
  const message = `The protocol ${JSON.stringify(protocol)} is none of ${PROTOCOLS.join(', ')}.`;
  return [fault(['protocol'], message, LATER_PROTOCOLS.get(protocol))];
}

export const PROTOCOLS: readonly string[] = [nameOf(4), nameOf(6), 'Dual'];

/** What later versions take. */
const LATER_PROTOCOLS: ReadonlyMap<string, VersionSpan> = new Map([
  ['', { below: '1.16' }],
  ['Mac', { below: '1.17' }],
]);

/** Whether `mtu` can be the MTU of a network of these families. */
export function mtuFaults(spec: Fields): readonly SpecFault[] {
  const { mtu } = spec;
  if (typeof mtu !== 'number') return [];
  if (mtu === 0) return [fault(['mtu'], 'The mtu 0 is below 68, the least that the schema takes.', { below: '1.16' })];
  if (mtu < 68 || mtu > 65535) return [fault(['mtu'], `The mtu ${mtu} is not between 68 and 65535.`)];
  if (!familiesOf(spec).has(6) || mtu >= 1280) return [];
  const tooSmall = fault(['mtu'], `The mtu ${mtu} is below 1280, which every link has to carry for IPv6.`);
  return [
    { ...tooSmall, versions: { from: '1.17' } },
    { ...tooSmall, versions: { below: '1.17' }, severity: 'warning' },
  ];
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
export const aclFaults = (spec: Fields): readonly SpecFault[] =>
  objectsIn(spec, 'acls').flatMap(({ path, value: acl }) => [
    ...wordFault(acl, 'direction', { path, words: DIRECTIONS }),
    ...(acl.action === 'pass'
      ? [fault([...path, 'action'], 'The action "pass" is not one that the schema has.', { below: '1.16' })]
      : wordFault(acl, 'action', { path, words: ACTIONS })),
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
