import type { ForeignObject } from './foreign-object';
import { isKubeOvn } from './kube-ovn-object';
import { METADATA } from './object-metadata';
import type { Field, Shape } from './shape';

type Fields = Readonly<Record<string, Field>>;

/** The fields of Kube-OVN's kinds; 1.15 and 1.16 have the same. Undefined for a kind that is not among them. */
export const kubeOvnShape = (object: ForeignObject): Shape | undefined =>
  isKubeOvn(object) && Object.hasOwn(SHAPES, object.kind) ? SHAPES[object.kind] : undefined;

const TEXT: Field = { type: 'text' };
const NUMBER: Field = { type: 'number' };
const BOOLEAN: Field = { type: 'boolean' };
const TEXTS: Field = { type: 'list', items: TEXT };

const all = (field: Field, ...names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, field]));

const mapping = (fields: Fields): Field => ({ type: 'mapping', fields });

const listOf = (fields: Fields): Field => ({ type: 'list', items: mapping(fields) });

const from = (version: string, field: Field): Field => ({ ...field, extent: { of: 'Kube-OVN', from: version } });

const SELECTOR: Fields = {
  matchLabels: { type: 'mapping' },
  matchExpressions: listOf({ ...all(TEXT, 'key', 'operator'), values: TEXTS }),
};

const SUBNET: Fields = {
  ...all(TEXT, 'cidrBlock', 'gateway', 'protocol', 'provider', 'vpc', 'vlan', 'routeTable'),
  ...all(TEXT, 'gatewayType', 'gatewayNode', 'externalEgressGateway', 'u2oInterconnectionIP'),
  ...all(TEXT, 'dhcpV4Options', 'dhcpV6Options', 'ipv6RAConfigs'),
  ...all(TEXTS, 'excludeIps', 'namespaces', 'vips', 'allowSubnets'),
  ...all(BOOLEAN, 'default', 'private', 'natOutgoing', 'allowEWTraffic', 'logicalGateway', 'u2oInterconnection'),
  ...all(BOOLEAN, 'disableGatewayCheck', 'disableInterConnection', 'enableDHCP', 'enableEcmp', 'enableIPv6RA'),
  ...all(BOOLEAN, 'enableExternalLBAddress', 'enableLb', 'enableMulticastSnoop'),
  ...all(NUMBER, 'mtu', 'policyRoutingPriority', 'policyRoutingTableID'),
  acls: listOf({ ...all(TEXT, 'action', 'direction', 'match'), priority: NUMBER }),
  natOutgoingPolicyRules: listOf({ action: TEXT, match: mapping(all(TEXT, 'srcIPs', 'dstIPs')) }),
  namespaceSelectors: listOf(SELECTOR),
  gatewayNodeSelectors: from('1.15', listOf(SELECTOR)),
  nodeNetwork: from('1.15', TEXT),
  u2oFeatures: mapping({ overlayOnlyRouting: BOOLEAN }),
};

const IP_POOL: Fields = {
  subnet: TEXT,
  ...all(TEXTS, 'ips', 'namespaces'),
  enableAddressSet: { ...from('1.15', BOOLEAN), defaultIn: { of: 'Kube-OVN', from: '1.15' } },
};

const IP: Fields = {
  ...all(TEXT, 'podName', 'namespace', 'subnet', 'nodeName', 'podType', 'containerID'),
  ...all(TEXT, 'ipAddress', 'v4IpAddress', 'v6IpAddress', 'macAddress'),
  ...all(TEXTS, 'attachIps', 'attachMacs', 'attachSubnets'),
};

const VPC: Fields = {
  ...all(TEXTS, 'namespaces', 'extraExternalSubnets'),
  ...all(BOOLEAN, 'enableExternal', 'enableBfd'),
  defaultSubnet: TEXT,
  staticRoutes: listOf(all(TEXT, 'policy', 'cidr', 'nextHopIP', 'ecmpMode', 'bfdId', 'routeTable')),
  policyRoutes: listOf({ ...all(TEXT, 'match', 'action', 'nextHopIP'), priority: NUMBER }),
  vpcPeerings: listOf(all(TEXT, 'remoteVpc', 'localConnectIP')),
  bfdPort: mapping({ enabled: BOOLEAN, ip: TEXT, nodeSelector: mapping(SELECTOR) }),
};

const VIP: Fields = {
  ...all(TEXT, 'namespace', 'subnet', 'type', 'v4ip', 'v6ip', 'macAddress'),
  ...all(TEXTS, 'selector', 'attachSubnets'),
};

const OVN_EIP: Fields = all(TEXT, 'externalSubnet', 'type', 'v4Ip', 'v6Ip', 'macAddress');

const OVN_FIP: Fields = all(TEXT, 'ovnEip', 'ipType', 'ipName', 'vpc', 'v4Ip', 'v6Ip', 'type');

const IPTABLES_EIP: Fields = all(TEXT, 'natGwDp', 'externalSubnet', 'v4ip', 'v6ip', 'macAddress', 'qosPolicy');

const shapeOf = (spec: Fields, more: Fields = { status: { type: 'any' } }): Shape =>
  mapping({ apiVersion: TEXT, kind: TEXT, metadata: METADATA, spec: mapping(spec), ...more });

const SHAPES: Readonly<Record<string, Shape>> = {
  Subnet: shapeOf(SUBNET),
  IPPool: shapeOf(IP_POOL),
  IP: shapeOf(IP, {}),
  Vpc: shapeOf(VPC),
  Vip: shapeOf(VIP),
  OvnEip: shapeOf(OVN_EIP),
  OvnFip: shapeOf(OVN_FIP),
  IptablesEIP: shapeOf(IPTABLES_EIP),
  IptablesFIPRule: shapeOf(all(TEXT, 'eip', 'internalIp')),
};
