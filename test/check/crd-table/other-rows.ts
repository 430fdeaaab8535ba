import { ipam, type Manifest, pool, type Row, reservation } from './row';

const ALL = ['c31', 'c32', 'n32', 'c33', 'n33'] as const;
const WITHOUT_SPEC: Manifest = { kind: 'IPReservation', metadata: { name: 'r1' } };

export const RESERVATION_ROWS: readonly Row[] = [
  {
    line: '[192.168.2.3/32, fd00::/122]',
    cells: 'a a a a a a a',
    manifests: [reservation('192.168.2.3/32', 'fd00::/122')],
  },
  {
    line: '[192.168.2.3], [fd00::5]',
    cells: 'a a a R R a a',
    clientv3: { v33: 'R' },
    manifests: [reservation('192.168.2.3'), reservation('fd00::5')],
  },
  {
    line: '[192.168.2.3/24]',
    cells: 'a a a a a a a',
    manifests: [reservation('192.168.2.3/24')],
    harm: { in: ALL, what: 'reserves the whole /24' },
  },
  {
    line: 'same text twice',
    cells: 'a R R R R a R',
    clientv3: { v31: 'a' },
    manifests: [reservation('10.0.0.0/24', '10.0.0.0/24')],
  },
  {
    line: '10.0.0.0/24 and 10.0.0.1/24',
    cells: 'a a a a a a a',
    manifests: [reservation('10.0.0.0/24', '10.0.0.1/24')],
    harm: { in: ALL, what: 'the second one is the first: host bits, as in [192.168.2.3/24]' },
  },
  {
    line: '10.0.0.300/32; 10.0.0.1-10.0.0.5',
    cells: 'a a a R R R R',
    manifests: [reservation('10.0.0.300/32'), reservation('10.0.0.1-10.0.0.5')],
  },
  { line: '10.00.0.0/24', cells: 'a a a a a R R', manifests: [reservation('10.00.0.0/24')] },
  {
    line: '::ffff:10.0.0.0/120',
    cells: 'a a a a a a a',
    manifests: [reservation('::ffff:10.0.0.0/120')],
    harm: { in: ALL, what: 'every automatic request fails' },
  },
  {
    line: '[] or no list',
    cells: 'a a a a a a a',
    manifests: [reservation(), { ...WITHOUT_SPEC, spec: {} }],
  },
  {
    line: 'no spec',
    cells: 'a a R a R a a',
    manifests: [WITHOUT_SPEC],
    harm: { in: ['c31', 'c32', 'c33'], what: 'ignored by IPAM' },
  },
  {
    line: '0.0.0.0/0',
    cells: 'a a a a a a a',
    manifests: [reservation('0.0.0.0/0')],
    harm: { in: ALL, what: 'stops all automatic assignment of IPv4' },
  },
  {
    line: 'spec.reservedCIDR',
    cells: 'R R R R R · ·',
    manifests: [{ ...WITHOUT_SPEC, spec: { reservedCIDR: ['10.0.0.0/24'] } }],
  },
];

export const CONFIG_ROWS: readonly Row[] = [
  {
    line: 'strictAffinity or autoAllocateBlocks missing',
    cells: 'R R a R a · a',
    manifests: [ipam({ strictAffinity: undefined }), ipam({ autoAllocateBlocks: undefined })],
  },
  {
    line: 'both false; maxBlocksPerHost 5 with strictAffinity false',
    cells: 'a a a a a · a',
    manifests: [
      ipam({ strictAffinity: false, autoAllocateBlocks: false }),
      ipam({ strictAffinity: false, maxBlocksPerHost: 5 }),
    ],
  },
  { line: 'maxBlocksPerHost 1000001', cells: 'a a R a R · a', manifests: [ipam({ maxBlocksPerHost: 1000001 })] },
  {
    line: 'maxBlocksPerHost 2147483648, -1',
    cells: 'R R R R R · R',
    manifests: [ipam({ maxBlocksPerHost: 2147483648 }), ipam({ maxBlocksPerHost: -1 })],
  },
  {
    line: 'ipCooldownSeconds 1200',
    cells: 'R R R a a · ·',
    manifests: [ipam({ ipCooldownSeconds: 1200 })],
    harm: { in: ['c33', 'n33'], what: 'a released address is refused to everybody so long' },
  },
  { line: 'ipCooldownSeconds 1201', cells: 'R R R R R · ·', manifests: [ipam({ ipCooldownSeconds: 1201 })] },
  {
    line: 'kubeVirtVMAddressPersistence on',
    cells: 'R R R R R · ·',
    manifests: [ipam({ kubeVirtVMAddressPersistence: 'on' })],
  },
  {
    line: 'metadata.name other than default',
    cells: 'a a a a a · a',
    manifests: [ipam({}, 'other')],
    harm: { in: ALL, what: 'Calico reads the object named default alone' },
  },
  { line: 'as it should be', cells: 'a a a a a · a', manifests: [ipam({ maxBlocksPerHost: 5 })] },
];

const BEFORE_33 = ['c31', 'c32', 'n32'] as const;
const around = pool({ cidr: '10.1.0.0/16' }, 'other');

/** What was accepted and then did harm, with Calico's own code. */
export const HARMFUL_ROWS: readonly Row[] = [
  {
    line: 'a reservation that cannot be parsed',
    cells: 'a a a R R · ·',
    manifests: ['x', '10.1.0.300', '10.1.0.5/33', '10.1.0.0-10.1.0.255'].map((entry) => reservation(entry)),
    harm: { in: BEFORE_33, what: 'calico-ipam panics on every automatic ADD of the cluster' },
  },
  {
    line: 'a reservation with a leading zero',
    cells: 'a a a a a · ·',
    manifests: [reservation('10.01.0.0/24')],
    harm: { in: ALL, what: 'up to 3.32 every automatic ADD panics; 3.33 reserves nothing' },
  },
  {
    line: 'a reservation with an IPv4-mapped CIDR',
    cells: 'a a a a a · ·',
    manifests: [reservation('::ffff:10.1.0.0/120')],
    harm: { in: ALL, what: 'every automatic request: Block has 0 free ips' },
  },
  {
    line: 'an automatic pool with a selector that cannot be parsed',
    cells: 'a a a a a · ·',
    manifests: [
      pool({ cidr: '10.1.0.0/24', nodeSelector: 'rack == a' }),
      pool({ cidr: '10.1.0.0/24', namespaceSelector: 'rack = "a"' }),
    ],
    harm: { in: ALL, what: 'every automatic request without a named pool fails' },
  },
  {
    line: '/30 with the default block, /27 with 25',
    cells: 'a a a R R · ·',
    manifests: [pool({ cidr: '10.1.0.0/30' }), pool({ cidr: '10.1.0.0/27', blockSize: 25 })],
    harm: { in: BEFORE_33, what: 'addresses outside the pool are assigned' },
  },
  {
    line: 'blockSize 33',
    cells: 'a a a R R · ·',
    manifests: [pool({ cidr: '10.1.0.0/24', blockSize: 33 })],
    harm: { in: BEFORE_33, what: 'nothing can be assigned' },
  },
  {
    line: '10.01.0.0/24 as a pool',
    cells: 'a a a R R · ·',
    manifests: [pool({ cidr: '10.01.0.0/24' })],
    harm: { in: BEFORE_33, what: 'for IPAM the pool does not exist' },
  },
  {
    line: 'overlapping pools of different block size',
    cells: 'a a a a a · R',
    others: [around],
    manifests: [pool({ cidr: '10.1.0.0/24', blockSize: 28 })],
    harm: { in: ALL, what: 'one address was assigned twice, to two nodes' },
  },
  {
    line: 'a pool deleted and made again with another block size',
    cells: 'a a a a a · R',
    before: pool({ cidr: '10.1.0.0/24', blockSize: 26 }),
    manifests: [pool({ cidr: '10.1.0.0/24', blockSize: 28 })],
    harm: { in: ALL, what: 'the same address is assigned twice' },
    notOnServer: 'for the server the second one is new',
  },
  {
    line: 'a native pool within the default one',
    cells: 'a a a a a · R',
    others: [pool({ cidr: '172.23.0.0/16' }, 'default-ipv4-ippool')],
    manifests: [pool({ cidr: '172.23.19.0/30', blockSize: 30, nodeSelector: '!all()' })],
    harm: { in: ALL, what: 'CIDROverlap: every ADD that names it fails, and !all() protects nothing' },
  },
  {
    line: 'a pool within a disabled one',
    cells: 'a a a a a · R',
    others: [pool({ cidr: '172.23.0.0/16', disabled: true }, 'default-ipv4-ippool')],
    manifests: [pool({ cidr: '172.23.19.0/30', blockSize: 30 })],
    harm: { in: ALL, what: 'enabled again, the larger one stays CIDROverlap' },
  },
  {
    line: 'a pool that is disabled',
    cells: 'a a a a a · a',
    before: pool({ cidr: '10.1.0.0/24' }),
    manifests: [pool({ cidr: '10.1.0.0/24', disabled: true })],
    harm: {
      in: ALL,
      what: 'explicit claims are refused; native, deleted then it is gone at once with addresses in use',
    },
  },
  {
    line: 'a whole pool reserved',
    cells: 'a a a a a · ·',
    others: [around],
    manifests: [reservation('10.1.0.0/16')],
    harm: { in: ALL, what: 'by name and by CIDR nothing is assigned' },
  },
];
