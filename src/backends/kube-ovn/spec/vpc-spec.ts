import { describeFault } from '../../../net/parsed';
import { type Fields, fault, fieldsOf, objectsIn, type SpecFault, textOf } from './spec-fault';
import { addressSaid } from './subnet-access';
import { itemsOf } from './subnet-spec';
import { wordFault } from './subnet-values';
import { readAddress, readCidr } from './text-forms';

/** Whether the static routes of a VPC can be read. */
export const staticRouteFaults = (spec: Fields): readonly SpecFault[] =>
  objectsIn(spec, 'staticRoutes').flatMap(({ path, value: route }) => [
    ...wordFault(route, 'policy', { path, words: ['policySrc', 'policyDst', ''] }),
    ...cidrSaid(textOf(route, 'cidr')).map((said) => fault([...path, 'cidr'], said)),
    ...addressesSaid(textOf(route, 'nextHopIP'), 'nextHopIP').map((said) => fault([...path, 'nextHopIP'], said)),
  ]);

/** A destination is a CIDR or an address. */
function cidrSaid(text: string): string[] {
  if (text === '') return ['The route has no cidr.'];
  const read = text.includes('/') ? readCidr(text) : readAddress(text);
  return read.ok ? [] : [`In cidr, ${describeFault(read.fault)}.`];
}

function addressesSaid(text: string, key: string): string[] {
  if (text === '') return [`The route has no ${key}.`];
  return itemsOf(text).flatMap((item) => {
    const said = addressSaid(item);
    return said === undefined ? [] : [`In ${key}, ${said}.`];
  });
}

/** Whether OVN could hold the policy routes of a VPC. */
export const policyRouteFaults = (spec: Fields): readonly SpecFault[] =>
  objectsIn(spec, 'policyRoutes').flatMap(({ path, value: route }) => [
    ...wordFault(route, 'action', { path, words: ['allow', 'drop', 'reroute'] }),
    ...(route.action === 'reroute'
      ? addressesSaid(textOf(route, 'nextHopIP'), 'nextHopIP').map((said) => fault([...path, 'nextHopIP'], said))
      : []),
    ...(typeof route.priority === 'number' && (route.priority < 0 || route.priority > 32767)
      ? [fault([...path, 'priority'], `The priority ${route.priority} is not between 0 and 32767.`)]
      : []),
  ]);

/** Whether each peering has addresses with prefix lengths on this side. */
export const peeringFaults = (spec: Fields): readonly SpecFault[] =>
  objectsIn(spec, 'vpcPeerings').flatMap(({ path, value: peering }) => [
    ...(textOf(peering, 'remoteVpc') === '' ? [fault(path, 'The peering names no remoteVpc.')] : []),
    ...peeringAddressSaid(textOf(peering, 'localConnectIP')).map((said) => fault([...path, 'localConnectIP'], said)),
  ]);

function peeringAddressSaid(text: string): string[] {
  if (text === '') return ['The peering has no localConnectIP.'];
  return itemsOf(text).flatMap((item) => {
    const read = readCidr(item);
    return read.ok ? [] : [`In localConnectIP, ${describeFault(read.fault)}.`];
  });
}

/** A port for BFD needs an address once it is enabled. */
export function bfdPortFaults(spec: Fields): readonly SpecFault[] {
  const port = fieldsOf(spec.bfdPort);
  if (port.enabled !== true) return [];
  const ip = textOf(port, 'ip');
  if (ip === '') return [fault(['bfdPort'], 'The bfdPort is enabled and has no ip.')];
  return itemsOf(ip)
    .flatMap((item) => addressSaid(item) ?? [])
    .map((said) => fault(['bfdPort', 'ip'], `In ip, ${said}.`));
}

/** The fields of a Vpc that the controller writes otherwise than they stand, or into items of a list. */
export const rewrittenVpcFields = (spec: Fields): readonly SpecFault[] => [
  ...objectsIn(spec, 'staticRoutes')
    .filter(({ value }) => textOf(value, 'policy') === '')
    .map(({ path }) => fault(path, 'The controller adds policy: policyDst to the route.')),
  ...objectsIn(spec, 'policyRoutes')
    .filter(({ value }) => value.action !== 'reroute' && textOf(value, 'nextHopIP') !== '')
    .map(({ path }) => fault([...path, 'nextHopIP'], 'The controller empties nextHopIP, which only reroute reads.')),
];
