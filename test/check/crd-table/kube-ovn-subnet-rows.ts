import { dual, type Manifest, ofKind, type Row, subnet, v4, v6, vpc } from './kube-ovn-row';

const cidrBlocks = (...texts: readonly string[]): readonly Manifest[] =>
  texts.map((cidrBlock) => subnet({ cidrBlock }));
const excluding = (...excludeIps: readonly string[]): Manifest => v4({ excludeIps });
const natRule = (match: Readonly<Record<string, string>>, action = 'nat'): Manifest =>
  v4({ natOutgoingPolicyRules: [{ action, match }] });

/** The lines about one Subnet, by their number in the list of what Kube-OVN rejects. */
export const SUBNET_ROWS: readonly Row[] = [
  { line: '1 gateway in upper case', cells: 'a a R R', manifests: [v6({ gateway: 'FD00:66::1' })] },
  {
    line: '2 gateway outside the CIDR',
    cells: 'a a R R',
    manifests: [
      v4({ gateway: '10.67.0.1' }),
      dual({ gateway: '10.66.0.1,fd00:67::1' }),
      dual({ gateway: '10.67.0.1,fd00:66::1' }),
    ],
  },
  {
    line: '3 gateway is network or broadcast',
    cells: 'a a R R',
    manifests: [v4({ gateway: '10.66.0.0' }), v4({ gateway: '10.66.0.255' }), v6({ gateway: 'fd00:66::' })],
  },
  {
    line: '3 gateway is the last IPv6 address',
    cells: 'a a a R',
    manifests: [v6({ gateway: 'fd00:66::ffff:ffff:ffff:ffff' })],
  },
  {
    line: '4 addresses with another meaning',
    cells: 'a a R R',
    manifests: cidrBlocks('127.0.5.0/24', '169.254.5.0/24', '224.0.5.0/24', 'fe80::/64', 'ff02::/64', '::/64'),
  },
  {
    line: '5 unparsable, two of one family, blank after the comma, empty, missing',
    cells: 'a a R R',
    manifests: [
      ...cidrBlocks('10.66.0.0', '10.66.0.0/33', 'x', '10.66.0.0/24,10.67.0.0/24', 'fd00:66::/64,fd00:67::/64'),
      ...cidrBlocks('10.66.0.0/24, fd00:66::/64', ''),
      subnet({}),
    ],
  },
  {
    line: '5 three CIDRs',
    cells: 'a a a a',
    manifests: cidrBlocks('10.66.0.0/24,fd00:66::/64,10.67.0.0/24'),
    harm: { what: 'the subnet has no address at all' },
  },
  {
    line: '5 IPv6 first',
    cells: 'a a a a',
    manifests: cidrBlocks('fd00:66::/64,10.66.0.0/24'),
    harm: { what: 'the families are taken for each other, and the gateways are handed out' },
  },
  {
    line: '5 host bits',
    cells: 'a a a a',
    manifests: cidrBlocks('10.66.0.9/24'),
    harm: { what: 'rewritten: a difference for ever' },
  },
  { line: '6 0.0.0.0 and 255.255.255.255', cells: 'a a R R', manifests: cidrBlocks('0.0.0.0/8', '255.255.255.0/24') },
  { line: '7 /32 and /128', cells: 'a a R R', manifests: cidrBlocks('10.66.0.1/32', 'fd00:66::1/128') },
  {
    line: '8 upper case',
    cells: 'a a R R',
    manifests: [
      ...cidrBlocks('FD00:66::/64'),
      v6({ excludeIps: ['fd00:66::A'] }),
      v6({ allowSubnets: ['FD01::/64'] }),
      v6({ vips: ['fd00:66::A'] }),
      v6({ externalEgressGateway: 'FD01::1' }),
      v6({ vlan: 'v1', u2oInterconnection: true, u2oInterconnectionIP: 'fd00:66::A' }),
    ],
  },
  {
    line: '9 excludeIps malformed',
    cells: 'a a R R',
    manifests: [
      excluding('10.66.0.5..10.66.0.9..10.66.0.12'),
      excluding('x'),
      excluding('10.66.0.0/28'),
      excluding('10.66.0.9..10.66.0.5'),
    ],
  },
  {
    line: '9 range of two families',
    cells: 'a a a a',
    manifests: [excluding('10.66.0.1..fd00::1')],
    harm: { what: 'dropped without a word' },
  },
  {
    line: '9 outside the CIDR',
    cells: 'a a a a',
    manifests: [excluding('10.66.0.1', '10.99.0.1..10.99.0.9')],
    harm: { what: 'excludes nothing' },
  },
  {
    line: '9 same text twice',
    cells: 'a a a a',
    manifests: [excluding('10.66.0.1', '10.66.0.5', '10.66.0.5')],
    harm: { what: 'rewritten: a difference for ever' },
  },
  {
    line: '10 allowSubnets not a CIDR',
    cells: 'a a R R',
    manifests: [v4({ allowSubnets: ['10.67.0.5'] }), v4({ allowSubnets: ['x'] })],
  },
  {
    line: '11 gatewayType',
    cells: 'a a R R',
    manifests: [v4({ gatewayType: 'x' }), v4({ gatewayType: 'Distributed' })],
  },
  { line: '12 protocol ipv4', cells: 'R a R R', manifests: [v4({ protocol: 'ipv4' })] },
  { line: '12 protocol empty', cells: 'R a a a', manifests: [v4({ protocol: '' })] },
  {
    line: '12 protocol IPv6 on IPv4',
    cells: 'a a a a',
    manifests: [v4({ protocol: 'IPv6' })],
    harm: { what: 'rewritten: a difference for ever' },
  },
  {
    line: '13 mtu 1000 with IPv6',
    cells: 'a a a a',
    manifests: [v6({ mtu: 1000 }), dual({ mtu: 1000 })],
    harm: { what: 'no IPv6 on such a link' },
  },
  { line: "14 its own VPC's name", cells: 'a a R R', manifests: [v4({ vpc: 'blue' }, 'blue')] },
  {
    line: '16 natOutgoing with an egress gateway',
    cells: 'a a R R',
    manifests: [v4({ natOutgoing: true, externalEgressGateway: '192.168.0.1' })],
  },
  {
    line: '17 egress gateway: three, no address, another family',
    cells: 'a a R R',
    manifests: [
      v4({ externalEgressGateway: '192.168.0.1,192.168.0.2,192.168.0.3' }),
      v4({ externalEgressGateway: 'x' }),
      v4({ externalEgressGateway: 'fd01::1' }),
    ],
  },
  { line: '18 vips outside the CIDR', cells: 'a a R R', manifests: [v4({ vips: ['10.67.0.9'] })] },
  {
    line: '19 logicalGateway with u2oInterconnection',
    cells: 'a a R R',
    manifests: [v4({ vlan: 'v1', logicalGateway: true, u2oInterconnection: true })],
  },
  {
    line: '20 overlayOnlyRouting without u2o, or without vlan',
    cells: 'a a R R',
    manifests: [
      v4({ vlan: 'v1', u2oFeatures: { overlayOnlyRouting: true } }),
      v4({ u2oInterconnection: true, u2oFeatures: { overlayOnlyRouting: true } }),
    ],
  },
  {
    line: '21 NAT rules of two families',
    cells: 'a a R R',
    manifests: [
      natRule({ srcIPs: '10.66.0.5,fd00:66::5' }),
      natRule({ srcIPs: '10.66.0.5', dstIPs: 'fd01::/64' }),
      natRule({ dstIPs: '10.67.0.0/24,fd01::/64' }),
    ],
  },
  {
    line: '22 u2o address outside',
    cells: 'a a R R',
    manifests: [v4({ vlan: 'v1', u2oInterconnection: true, u2oInterconnectionIP: '10.67.0.9' })],
  },
  {
    line: '22 u2o address is the gateway',
    cells: 'a a R a',
    manifests: [v4({ vlan: 'v1', gateway: '10.66.0.1', u2oInterconnection: true, u2oInterconnectionIP: '10.66.0.1' })],
  },
  { line: '33 Mac', cells: 'R a R R', manifests: [v4({ protocol: 'Mac' }), subnet({ protocol: 'Mac' })] },
  { line: '33 no cidrBlock', cells: 'a a R R', manifests: [subnet({ gateway: '' })] },
];

const REJECTED_LATER = { what: 'rejected by the controller or the webhook, which were not asked' };

/** The lines about a Subnet beside others, or before and after. */
export const SUBNETS_TOGETHER_ROWS: readonly Row[] = [
  {
    line: '14 the name of a VPC',
    cells: 'a a · ·',
    manifests: [v4({}, 'blue')],
    others: [vpc({})],
    harm: REJECTED_LATER,
  },
  {
    line: '15 the service address',
    cells: 'a a · ·',
    manifests: [subnet({ cidrBlock: '10.96.0.0/24' })],
    harm: REJECTED_LATER,
  },
  {
    line: '23 overlap in one VPC',
    cells: 'a a R R',
    manifests: [v4()],
    others: [subnet({ cidrBlock: '10.66.0.0/16' }, 'big')],
  },
  {
    line: '23 overlap in another VPC, or vlan',
    cells: 'a a a a',
    manifests: [v4({ vpc: 'blue' }), v4({ vlan: 'v1' })],
    others: [subnet({ cidrBlock: '10.66.0.0/16' }, 'big'), vpc({}), ofKind('Vlan', { id: 1, provider: 'net1' }, 'v1')],
  },
  {
    line: '24 same routing table',
    cells: 'a a R R',
    manifests: [v4({ externalEgressGateway: '192.168.0.1', policyRoutingTableID: 100 })],
    others: [
      subnet({ cidrBlock: '10.67.0.0/24', externalEgressGateway: '192.168.0.1', policyRoutingTableID: 100 }, 'other'),
    ],
  },
  {
    line: '26 namespaces that the VPC does not list',
    cells: 'a a · ·',
    manifests: [v4({ vpc: 'blue', namespaces: ['shop'] })],
    others: [vpc({ namespaces: ['bank'] })],
    harm: REJECTED_LATER,
  },
  {
    line: '27 namespaces of another VPC',
    cells: 'a a · ·',
    manifests: [v4({ namespaces: ['bank'] })],
    others: [vpc({ namespaces: ['bank'] })],
    harm: REJECTED_LATER,
  },
  {
    line: '28 vlan missing',
    cells: 'a a · ·',
    manifests: [v4({ vlan: 'v2' })],
    others: [ofKind('Vlan', { id: 1, provider: 'net1' }, 'v1')],
    harm: REJECTED_LATER,
  },
  {
    line: '28 vlan conflicting',
    cells: '· · · ·',
    manifests: [ofKind('Vlan', { id: 1, provider: 'net1' }, 'v2')],
    others: [ofKind('Vlan', { id: 1, provider: 'net1' }, 'v1')],
    harm: REJECTED_LATER,
  },
  {
    line: '29 vpc missing',
    cells: 'a a · ·',
    manifests: [v4({ vpc: 'red' })],
    others: [vpc({})],
    harm: REJECTED_LATER,
  },
  {
    line: '30 gateway change',
    cells: 'a a · ·',
    before: v4({ gateway: '10.66.0.1' }),
    manifests: [v4({ gateway: '10.66.0.254' })],
    harm: REJECTED_LATER,
  },
  {
    line: '31 vpc change',
    cells: 'a a · ·',
    before: v4({ vpc: 'blue' }),
    manifests: [v4({ vpc: 'red' }), v4({})],
    harm: REJECTED_LATER,
  },
  {
    line: '31 vpc from none to ovn-cluster',
    cells: 'a a · ·',
    before: v4({}),
    manifests: [v4({ vpc: 'ovn-cluster' })],
  },
  {
    line: 'cidrBlock change',
    cells: 'a a · ·',
    before: v4({}),
    manifests: [subnet({ cidrBlock: '10.66.0.0/23' })],
    harm: { what: 'addresses outside are dropped from the IPAM' },
  },
];

const NORMAL = {
  protocol: 'IPv4',
  cidrBlock: '10.66.0.0/24',
  gateway: '10.66.0.1',
  excludeIps: ['10.66.0.1'],
  provider: 'ovn',
  vpc: 'ovn-cluster',
  gatewayType: 'distributed',
};

/** What everybody takes, and what harms nobody. */
export const GOOD_SUBNET_ROWS: readonly Row[] = [
  { line: 'normal form, IPv4', cells: 'a a a a', manifests: [subnet(NORMAL)] },
  {
    line: 'normal form, dual',
    cells: 'a a a a',
    manifests: [
      subnet({
        ...NORMAL,
        protocol: 'Dual',
        cidrBlock: '10.66.0.0/24,fd00:66::/64',
        gateway: '10.66.0.1,fd00:66::1',
        excludeIps: ['10.66.0.1', '10.66.0.10..10.66.0.12', '10.66.0.2', 'fd00:66::1'],
      }),
    ],
  },
  {
    line: 'normal form with the four zero values',
    cells: 'a a a a',
    manifests: [subnet({ ...NORMAL, default: false, gatewayNode: '', natOutgoing: false, private: false })],
  },
  { line: 'minimal', cells: 'a a a a', manifests: [v4(), v6(), dual()] },
  {
    line: 'the neighbours of what is rejected',
    cells: 'a a a a',
    manifests: [
      ...cidrBlocks('10.66.0.0/31', 'fd00:66::/127', '170.0.0.0/24', 'fec0::/64'),
      v4({ gateway: '10.66.0.254' }),
      v4({ allowSubnets: ['10.67.0.0/24'], vips: ['10.66.0.9'] }),
      v4({ externalEgressGateway: '192.168.0.1', policyRoutingTableID: 251, policyRoutingPriority: 32765 }),
      v4({ vlan: 'v1', u2oInterconnection: true, u2oInterconnectionIP: '10.66.0.9' }),
      v4({ vlan: 'v1', logicalGateway: true }),
      natRule({ srcIPs: '10.66.0.5,10.66.0.8/30', dstIPs: '10.67.0.0/24' }, 'forward'),
      v4({ mtu: 68 }),
      v6({ mtu: 1280 }),
      v4({ acls: [{ direction: 'to-lport', action: 'allow-related', priority: 32767, match: 'ip4' }] }),
      v4({ gatewayType: 'centralized', gatewayNode: 'n1' }),
    ],
  },
];
