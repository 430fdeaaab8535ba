import { type Fields, fault, fieldsOf, type SpecFault, textOf } from './spec-fault';
import { addressSaid } from './subnet-access';
import { addressesOf, cidrsOf, isUnderlay, itemsOf } from './subnet-spec';

/** Whether what is said of traffic between underlay and overlay (u2o) agrees. */
export const underlayFaults = (spec: Fields): readonly SpecFault[] => [
  ...gatewayOfBothKinds(spec),
  ...routingWithoutUnderlay(spec),
  ...interconnectionAddress(spec),
];

const gatewayOfBothKinds = ({ logicalGateway, u2oInterconnection }: Fields): readonly SpecFault[] =>
  logicalGateway === true && u2oInterconnection === true
    ? [fault(['u2oInterconnection'], 'The subnet has logicalGateway and u2oInterconnection, and may have one of them.')]
    : [];

function routingWithoutUnderlay(spec: Fields): readonly SpecFault[] {
  if (fieldsOf(spec.u2oFeatures).overlayOnlyRouting !== true) return [];
  const missing = [
    ...(spec.u2oInterconnection === true ? [] : ['u2oInterconnection']),
    ...(isUnderlay(spec) ? [] : ['a vlan']),
  ];
  if (missing.length === 0) return [];
  const message = `The subnet has overlayOnlyRouting without ${missing.join(' and ')}.`;
  return [fault(['u2oFeatures', 'overlayOnlyRouting'], message)];
}

function interconnectionAddress(spec: Fields): readonly SpecFault[] {
  return itemsOf(textOf(spec, 'u2oInterconnectionIP')).flatMap((item) => {
    const said = addressSaid(item);
    return said === undefined ? placeFaults(item, spec) : fault(PATH, `In u2oInterconnectionIP, ${said}.`);
  });
}

const PATH = ['u2oInterconnectionIP'];

/** Up to 1.15 the gateway is refused; from 1.16 on it is taken. */
function placeFaults(item: string, spec: Fields): readonly SpecFault[] {
  const [address] = addressesOf(item);
  const cidrs = cidrsOf(spec);
  if (address === undefined || cidrs.length === 0) return [];
  if (!cidrs.some((cidr) => cidr.contains(address)))
    return [fault(PATH, `The u2oInterconnectionIP ${item} lies outside ${cidrs.join(' and ')}.`)];
  const isGateway = addressesOf(textOf(spec, 'gateway')).some((gateway) => gateway.equals(address));
  const message = `The u2oInterconnectionIP ${item} is the gateway of the subnet.`;
  return isGateway ? [fault(PATH, message, { below: '1.16' })] : [];
}
