import { dual, ip, ipPool, type Manifest, ofKind, pod, type Row, subnet, v4, vpc } from './kube-ovn-row';

const acl = (more: Readonly<Record<string, unknown>>): Manifest =>
  v4({ acls: [{ direction: 'to-lport', action: 'drop', priority: 1, match: 'ip4', ...more }] });

const NOTHING_CHECKS = { in: ['1.16.2'], what: 'neither a node nor OVN can do it, and nothing says so' } as const;

/** What the schema of one version refuses, outside the list of rejections. */
export const SCHEMA_ROWS: readonly Row[] = [
  { line: 'mtu 67 or 65536', cells: 'R a · ·', manifests: [v4({ mtu: 67 }), v4({ mtu: 65536 })], harm: NOTHING_CHECKS },
  { line: 'routing table 254', cells: 'R a · ·', manifests: [v4({ policyRoutingTableID: 254 })], harm: NOTHING_CHECKS },
  {
    line: 'routing priority 0 or 32766',
    cells: 'R a · ·',
    manifests: [v4({ policyRoutingPriority: 0 }), v4({ policyRoutingPriority: 32766 })],
    harm: NOTHING_CHECKS,
  },
  {
    line: 'ACL direction, action, priority',
    cells: 'R a · ·',
    manifests: [acl({ direction: 'in' }), acl({ action: 'permit' }), acl({ priority: 32768 })],
    harm: NOTHING_CHECKS,
  },
  {
    line: 'NAT rule action drop',
    cells: 'R a · ·',
    manifests: [v4({ natOutgoingPolicyRules: [{ action: 'drop', match: { srcIPs: '10.66.0.5' } }] })],
    harm: NOTHING_CHECKS,
  },
  { line: 'Subnet name with a digit first', cells: 'R a · ·', manifests: [v4({}, '2nd')] },
  { line: 'IPPool ips empty', cells: 'R a a a', manifests: [ipPool({ ips: [] })], harm: { what: 'no addresses' } },
  { line: 'IPPool ips twice the same', cells: 'R a a a', manifests: [ipPool({ ips: ['10.66.0.5', '10.66.0.5'] })] },
  {
    line: 'IPPool namespaces twice the same',
    cells: 'R a · ·',
    manifests: [ipPool({ ips: ['10.66.0.5'], namespaces: ['shop', 'shop'] })],
  },
  {
    line: 'change of IPPool.spec.subnet',
    cells: 'R a · ·',
    before: ipPool({ ips: ['10.66.0.5'] }),
    manifests: [ipPool({ ips: ['10.66.0.5'], subnet: 'more' })],
    harm: { what: 'the controller ignores it' },
  },
  {
    line: 'Vpc bfdPort without ip',
    cells: 'R a · ·',
    manifests: [vpc({ bfdPort: { enabled: true } }), vpc({ bfdPort: { enabled: true, ip: '' } })],
    harm: NOTHING_CHECKS,
  },
  {
    line: 'selector expression without key or operator',
    cells: 'a R · ·',
    manifests: [
      v4({ namespaceSelectors: [{ matchExpressions: [{ operator: 'Exists' }] }] }),
      v4({ gatewayNodeSelectors: [{ matchExpressions: [{ key: 'rack' }] }] }),
    ],
    harm: { in: ['1.15.24'], what: 'the controller cannot evaluate it' },
  },
  {
    line: 'wrong types',
    cells: 'R R · ·',
    manifests: [
      v4({ natOutgoing: 'true' }),
      v4({ excludeIps: '10.66.0.1' }),
      ipPool({ ips: [7] }),
      v4({ mtu: '1400' }),
    ],
  },
  {
    line: 'null',
    cells: 'R R · ·',
    manifests: [ip({ v6IpAddress: null }), v4({ gateway: null })],
    notInSynth: 'cdk8s leaves null out',
  },
  {
    line: 'unknown fields',
    cells: 'R R · ·',
    manifests: [
      v4({ excludeIPs: ['10.66.0.1'] }),
      v4({ cidr: '10.66.0.0/24' }),
      ipPool({ ips: ['10.66.0.5'], reserved: true }),
      ipPool({ ips: ['10.66.0.5'], vpc: 'blue' }),
      ip({ reserved: true }),
      ofKind('Vip', { subnet: 'pods', v4Ip: '10.66.0.5' }),
      ofKind('Vip', { subnet: 'pods', parentV4ip: '10.66.0.5' }),
      vpc({ subnets: ['pods'] }),
      ofKind('OvnEip', { type: 'nat', v4ip: '192.168.0.9' }),
      ofKind('OvnFip', { ovnEip: 'one', ipName: 'db-0.shop', podName: 'db-0' }),
      ofKind('IptablesEIP', { natGwDp: 'gw', v4Ip: '192.168.0.9' }),
      ofKind('IptablesFIPRule', { eip: 'one', internalIp: '10.66.0.5', internalIP: '10.66.0.5' }),
    ],
  },
];

const USELESS = { what: 'stored, and without the effect that it seems to have' };

/** What every API server takes. */
export const TAKEN_ROWS: readonly Row[] = [
  {
    line: 'Vpc static route policy x',
    cells: 'a a · ·',
    manifests: [vpc({ staticRoutes: [{ policy: 'x', cidr: '0.0.0.0/0', nextHopIP: '10.66.0.1' }] })],
    harm: USELESS,
  },
  {
    line: 'policy route action permit, priority 40000',
    cells: 'a a · ·',
    manifests: [
      vpc({ policyRoutes: [{ action: 'permit', priority: 1, match: 'ip4' }] }),
      vpc({ policyRoutes: [{ action: 'drop', priority: 40000, match: 'ip4' }] }),
    ],
    harm: USELESS,
  },
  {
    line: 'any type of Vip, OvnEip and OvnFip',
    cells: 'a a · ·',
    manifests: [
      ofKind('Vip', { subnet: 'pods', type: 'x' }),
      ofKind('OvnEip', { type: 'x' }),
      ofKind('OvnFip', { ovnEip: 'one', ipName: 'db-0.shop', ipType: 'x' }),
    ],
    harm: USELESS,
  },
  {
    line: 'IP with garbage addresses',
    cells: 'a a · ·',
    manifests: [ip({ v4IpAddress: 'x', ipAddress: 'x' }), ip({ v6IpAddress: '10.66.0.5', ipAddress: '10.66.0.5' })],
    harm: USELESS,
  },
  {
    line: "edit of an IP's address",
    cells: 'a a · ·',
    before: ip({ v4IpAddress: '10.66.0.5', ipAddress: '10.66.0.5' }),
    manifests: [ip({ v4IpAddress: '10.66.0.6', ipAddress: '10.66.0.6' })],
    harm: USELESS,
  },
  {
    line: 'IPPool, IP, OvnEip without spec',
    cells: 'a a · ·',
    manifests: [ofKind('IPPool'), ofKind('IP'), ofKind('OvnEip')],
    harm: USELESS,
  },
  {
    line: 'IPPool named 10.0.0.5',
    cells: 'a a · ·',
    manifests: [ipPool({ ips: ['10.66.0.5'] }, '10.0.0.5')],
    harm: USELESS,
  },
  {
    line: 'the full IP object with its labels',
    cells: 'a a a a',
    manifests: [
      {
        ...ip({
          v4IpAddress: '10.66.0.5',
          v6IpAddress: 'fd00:66::5',
          ipAddress: '10.66.0.5,fd00:66::5',
          macAddress: '00:00:00:4d:b4:36',
        }),
        metadata: {
          name: 'db-0.shop',
          labels: { 'ovn.kubernetes.io/ip_reserved': 'true', 'ovn.kubernetes.io/subnet': 'pods', pods: '' },
        },
      },
    ],
  },
  {
    line: 'the other kinds as they are meant',
    cells: 'a a · ·',
    manifests: [
      vpc({ namespaces: ['shop'], staticRoutes: [{ policy: 'policyDst', cidr: '0.0.0.0/0', nextHopIP: '10.66.0.1' }] }),
      vpc({ bfdPort: { enabled: true, ip: '10.66.0.9' } }),
      ofKind('Vip', { subnet: 'pods', v4ip: '10.66.0.9', type: 'switch_lb_vip', selector: ['app:db'] }),
      ofKind('OvnEip', { type: 'nat', v4Ip: '192.168.0.9' }),
      ofKind('OvnFip', { ovnEip: 'one', ipName: 'db-0.shop' }),
      ofKind('IptablesEIP', { natGwDp: 'gw', v4ip: '192.168.0.9' }),
      ofKind('IptablesFIPRule', { eip: 'one', internalIp: '10.66.0.5' }),
    ],
  },
];

const items = (...ips: readonly string[]): readonly Manifest[] => ips.map((item) => ipPool({ ips: [item] }));

const FEWER = { what: 'Ready, with fewer addresses or none, or with others' };

/** Items of an IPPool in a subnet of IPv4, and in one of both families. */
export const POOL_ITEM_ROWS: readonly Row[] = [
  {
    line: '10.66.0.5..fd00::1',
    cells: 'R a a a',
    manifests: items('10.66.0.5..fd00::1'),
    others: [v4()],
    harm: FEWER,
  },
  {
    line: '10.0.0.5-10.0.0.9, " 10.66.0.5", x, ""',
    cells: 'R a a a',
    manifests: items('10.0.0.5-10.0.0.9', ' 10.66.0.5', 'x', ''),
    others: [v4()],
    harm: FEWER,
  },
  {
    line: '10.066.0.5, 10.66.0.05..10.66.0.09',
    cells: 'a a a a',
    manifests: items('10.066.0.5', '10.66.0.05..10.66.0.09'),
    others: [v4()],
    harm: FEWER,
  },
  {
    line: '::ffff:10.66.0.5',
    cells: 'a a a a',
    manifests: items('::ffff:10.66.0.5'),
    others: [dual()],
    harm: FEWER,
  },
  { line: '10.66.0.9..10.66.0.5', cells: 'a a R R', manifests: items('10.66.0.9..10.66.0.5'), others: [v4()] },
  {
    line: '10.66.0.0/33, 10.66.0.5...10.66.0.9',
    cells: 'R a R R',
    manifests: items('10.66.0.0/33', '10.66.0.5...10.66.0.9'),
    others: [v4()],
  },
  { line: '10.66.0.9/28', cells: 'a a a a', manifests: items('10.66.0.9/28'), others: [v4()], harm: FEWER },
  { line: 'FD00:66::5 in IPv4', cells: 'a a a a', manifests: items('FD00:66::5'), others: [v4()], harm: FEWER },
  { line: 'FD00:66::5 in both', cells: 'a a a a', manifests: items('FD00:66::5'), others: [dual()] },
  {
    line: '10.99.0.1..10.99.0.9',
    cells: 'a a a a',
    manifests: items('10.99.0.1..10.99.0.9'),
    others: [v4()],
    harm: FEWER,
  },
  {
    line: 'good items',
    cells: 'a a a a',
    manifests: items('10.66.0.5', '10.66.0.5..10.66.0.9', '10.66.0.16/28', 'fd00:66::5', 'fd00:66::5..fd00:66::9'),
    others: [dual()],
  },
  {
    line: 'the same address as a sibling',
    cells: 'a a R R',
    manifests: items('10.66.0.9'),
    others: [subnet({ cidrBlock: '10.66.0.0/24' }), ipPool({ ips: ['10.66.0.8..10.66.0.12'] }, 'p2')],
  },
  {
    line: 'address set of two families',
    cells: 'a a R R',
    manifests: [ipPool({ ips: ['10.66.0.5', 'fd00:66::5'], enableAddressSet: true })],
    others: [dual()],
  },
];

const at = (what: string, ...values: readonly string[]): readonly Manifest[] =>
  values.map((value) => pod({ [`ovn.kubernetes.io/${what}`]: value }));

const HANGS = { what: 'passes, and the pod does not start or gets another address' };

/** What the check of pod annotations says of them. */
export const POD_ROWS: readonly Row[] = [
  {
    line: 'ip_address: a blank, a leading zero, text',
    cells: 'a a R R',
    manifests: at('ip_address', '10.66.0.5, fd00:66::5', '10.66.0.05', 'x'),
  },
  {
    line: 'ip_address: a mask, IPv6 first, IPv4 in IPv6, two of one family',
    cells: 'a a a a',
    manifests: at('ip_address', '10.66.0.5/24', 'fd00:66::5,10.66.0.5', '::ffff:10.0.0.5', '10.66.0.5,10.66.0.6'),
    harm: HANGS,
  },
  { line: 'ip_address: upper case', cells: 'a a a a', manifests: at('ip_address', 'FD00:66::5') },
  {
    line: 'ip_pool: bad behind the first item, range, CIDR, leading zero',
    cells: 'a a a a',
    manifests: at('ip_pool', '10.0.0.5,x', '10.0.0.5,', '10.0.0.5..10.0.0.9', '10.0.0.0/28', '10.0.0.05'),
    harm: HANGS,
  },
  { line: 'ip_pool: bad first item', cells: 'a a R R', manifests: at('ip_pool', 'x,10.0.0.5', 'x;10.0.0.5') },
  {
    line: 'ip_pool: good lists and names',
    cells: 'a a a a',
    manifests: at('ip_pool', '10.0.0.5', '10.0.0.5,10.0.0.6', '10.0.0.5,fd00::5;10.0.0.6,fd00::6', '10.0.0.5,fd00::5'),
  },
  { line: 'mac_address: text', cells: 'a a R R', manifests: at('mac_address', 'x') },
  { line: 'rate: text', cells: 'a a R R', manifests: at('ingress_rate', 'x') },
  { line: 'ingress_rate: -1', cells: 'a a a a', manifests: at('ingress_rate', '-1'), harm: HANGS },
  {
    line: 'good values',
    cells: 'a a a a',
    manifests: [
      ...at('mac_address', '00:00:00:4d:b4:36', '00:00:00:86:C6:36'),
      ...at('ingress_rate', '0', '3'),
      ...at('logical_switch', 'ovn-default'),
    ],
  },
];
