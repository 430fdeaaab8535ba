import { pool, type Row } from './row';

const V4 = { cidr: '172.23.19.0/24' };
const V6 = { cidr: 'fd00:1::/64' };
const cidrs = (...texts: readonly string[]) => texts.map((cidr) => pool({ cidr }));
const v4 = (spec: Readonly<Record<string, unknown>>) => pool({ ...V4, ...spec });
const v6 = (spec: Readonly<Record<string, unknown>>) => pool({ ...V6, ...spec });

const FROM_32 = ['c32', 'n32', 'c33', 'n33'] as const;
const ALL = ['c31', ...FROM_32] as const;

const CIDR_ROWS: readonly Row[] = [
  { line: '172.23.19.0/24', cells: 'a a a a a a a', manifests: cidrs('172.23.19.0/24') },
  { line: '172.23.19.0/33', cells: 'a R R R R R R', manifests: cidrs('172.23.19.0/33') },
  { line: 'no cidr', cells: 'R R R R R R R', manifests: [pool({})] },
  {
    line: 'no spec at all',
    cells: 'a a R a R R R',
    manifests: [{ kind: 'IPPool', metadata: { name: 'p1' } }],
    harm: { in: ['c31', 'c32', 'c33'], what: 'ignored by IPAM' },
  },
  {
    line: '172.23.19.4, blockSize 32',
    cells: 'a R R R R a R',
    manifests: [pool({ cidr: '172.23.19.4', blockSize: 32 })],
  },
  { line: '172.23.019.0/24', cells: 'a a a R R R R', manifests: cidrs('172.23.019.0/24') },
  { line: '172.23.19.0/024', cells: 'a a a R R a a', clientv3: { v33: 'R' }, manifests: cidrs('172.23.19.0/024') },
  {
    line: '::ffff:172.23.19.0/120, blockSize 26',
    cells: 'a a a R R R R',
    clientv3: { v33: 'a' },
    manifests: [pool({ cidr: '::ffff:172.23.19.0/120', blockSize: 26 })],
  },
  { line: '" 172.23.19.0/24"', cells: 'a R R R R R R', manifests: cidrs(' 172.23.19.0/24') },
  {
    line: 'FD00:1::/64, or fd00:0001::/64',
    cells: 'a a a a a a a',
    manifests: cidrs('FD00:1::/64', 'fd00:0001::/64'),
    harm: {
      in: FROM_32,
      what: 'calicoctl cannot delete it: run with native; the CRDs of the other group compare the text as well',
    },
  },
  { line: '172.23.19.64/26', cells: 'a a a a a a a', manifests: cidrs('172.23.19.64/26') },
  {
    line: '172.23.19.1/24 (also v6, also disabled)',
    cells: 'a a a R R R R',
    manifests: [...cidrs('172.23.19.1/24', 'fd00:1::1/64'), pool({ cidr: '172.23.19.1/24', disabled: true })],
  },
  { line: '169.253.0.0/16; fec0::/64', cells: 'a a a a a a a', manifests: cidrs('169.253.0.0/16', 'fec0::/64') },
  {
    line: '169.254.5.0/24, 169.0.0.0/8, 0.0.0.0/0',
    cells: 'a a a R R R R',
    manifests: cidrs('169.254.5.0/24', '169.0.0.0/8', '0.0.0.0/0'),
  },
  {
    line: 'fe80::/120, febf::/64, fe00::/8',
    cells: 'a a a R R R R',
    manifests: cidrs('fe80::/120', 'febf::/64', 'fe00::/8'),
  },
  { line: '224.0.0.0/24, 127.0.0.0/24', cells: 'a a a a a a a', manifests: cidrs('224.0.0.0/24', '127.0.0.0/24') },
];

const CHANGED_ROWS: readonly Row[] = [
  { line: 'cidr: same text', cells: 'a a a a a · a', before: v4({}), manifests: [v4({})] },
  {
    line: 'cidr: other network',
    cells: 'a R R R R · R',
    before: v4({}),
    manifests: [pool({ cidr: '172.23.20.0/24' })],
  },
  {
    line: 'fd00:0001::/64 to fd00:1::/64',
    cells: 'a R R R R · R',
    clientv3: { v31: 'a' },
    quiet: { in: ['c31'], why: 'clientv3 of 3.31.7 takes it, and the new text is canonical' },
    before: pool({ cidr: 'fd00:0001::/64' }),
    manifests: [v6({})],
  },
  {
    line: 'fd00:1::/64 to fd00:0001::/64',
    cells: 'a R R R R · a',
    before: v6({}),
    manifests: [pool({ cidr: 'fd00:0001::/64' })],
  },
  {
    line: 'blockSize 28 to 28',
    cells: 'a a a a a · a',
    before: v4({ blockSize: 28 }),
    manifests: [v4({ blockSize: 28 })],
  },
  {
    line: 'blockSize 28 to 29',
    cells: 'a R R R R · R',
    before: v4({ blockSize: 28 }),
    manifests: [v4({ blockSize: 29 })],
  },
  {
    line: 'blockSize unset to 28',
    cells: 'a a a a a · R',
    before: v4({}),
    manifests: [v4({ blockSize: 28 })],
  },
  {
    line: 'blockSize 28 to unset',
    cells: 'a a a a a · R',
    before: v4({ blockSize: 28 }),
    manifests: [v4({})],
  },
  {
    line: 'enable a /30 with the default block',
    cells: 'a a a R R · R',
    before: pool({ cidr: '172.23.19.0/30', disabled: true }),
    manifests: [pool({ cidr: '172.23.19.0/30' })],
  },
  {
    line: '[LoadBalancer] to [Workload]',
    cells: 'a a a a a · R',
    before: v4({ allowedUses: ['LoadBalancer'] }),
    manifests: [v4({ allowedUses: ['Workload'] })],
  },
  {
    line: '[Workload] to [LoadBalancer]',
    cells: 'a a a a a · a',
    before: v4({ allowedUses: ['Workload'] }),
    manifests: [v4({ allowedUses: ['LoadBalancer'] })],
  },
];

const BLOCK_ROWS: readonly Row[] = [
  {
    line: 'blockSize v4 20, 32; v6 116, 128',
    cells: 'a a a a a a a',
    manifests: [
      pool({ cidr: '172.16.0.0/16', blockSize: 20 }),
      v4({ blockSize: 32 }),
      v6({ blockSize: 116 }),
      v6({ blockSize: 128 }),
    ],
  },
  { line: 'blockSize 0 (default)', cells: 'a a a a a a a', manifests: [v4({ blockSize: 0 })] },
  {
    line: 'blockSize v4 19, 33, 122; v6 115, 26',
    cells: 'a a a R R a R',
    manifests: [
      pool({ cidr: '172.16.0.0/16', blockSize: 19 }),
      ...[33, 122].map((blockSize) => v4({ blockSize })),
      ...[115, 26].map((blockSize) => pool({ cidr: blockSize === 26 ? 'fd00::/16' : 'fd00:1::/64', blockSize })),
    ],
  },
  { line: 'blockSize -1', cells: 'a R R R R R R', manifests: [v4({ blockSize: -1 })] },
  { line: 'blockSize 129', cells: 'a R R R R a R', manifests: [v4({ blockSize: 129 })] },
  { line: 'blockSize "26"', cells: 'R R R R R R R', manifests: [v4({ blockSize: '26' })] },
  {
    line: '/26; /30 with 30 or 32; /32 with 32; v6 /122; /128 with 128',
    cells: 'a a a a a a a',
    manifests: [
      ...cidrs('172.23.19.0/26', 'fd00:1::/122'),
      pool({ cidr: '172.23.19.0/30', blockSize: 30 }),
      pool({ cidr: '172.23.19.0/30', blockSize: 32 }),
      pool({ cidr: '172.23.19.4/32', blockSize: 32 }),
      pool({ cidr: 'fd00:1::1/128', blockSize: 128 }),
    ],
  },
  {
    line: '/30, /27, v6 /123 with default; /27 with 25',
    cells: 'a a a R R R R',
    manifests: [
      ...cidrs('172.23.19.0/30', '172.23.19.0/27', 'fd00:1::/123'),
      pool({ cidr: '172.23.19.0/27', blockSize: 25 }),
    ],
  },
  {
    line: '/30 default, disabled',
    cells: 'a a a a a a a',
    manifests: [pool({ cidr: '172.23.19.0/30', disabled: true })],
  },
];

const NEIGHBOUR_ROWS: readonly Row[] = [
  {
    line: '172.24.0.0/24 beside 172.23.0.0/16',
    cells: 'a a a a a · a',
    others: [pool({ cidr: '172.23.0.0/16' }, 'other')],
    manifests: cidrs('172.24.0.0/24'),
  },
  {
    line: 'inside, same, around',
    cells: 'a a a a a · R',
    others: [pool({ cidr: '172.23.0.0/16' }, 'other')],
    manifests: cidrs('172.23.19.0/24', '172.23.0.0/16', '172.0.0.0/8'),
  },
  {
    line: 'inside, new pool disabled',
    cells: 'a a a a a · R',
    others: [pool({ cidr: '172.23.0.0/16' }, 'other')],
    manifests: [v4({ disabled: true })],
  },
  {
    line: 'inside, existing pool disabled',
    cells: 'a a a a a · R',
    others: [pool({ cidr: '172.23.0.0/16', disabled: true }, 'other')],
    manifests: [v4({})],
  },
  {
    line: 'blocks of the same size exist',
    cells: 'a a a a a · a',
    gone: [pool({ cidr: '172.23.19.0/25' }, 'old')],
    manifests: [v4({})],
  },
  {
    line: 'blocks of other size exist',
    cells: 'a a a a a · R',
    gone: [pool({ cidr: '172.23.19.0/25', blockSize: 28 }, 'old')],
    manifests: [v4({})],
    notInSynth: 'what was there before is not known to a synth',
  },
];

const USE_ROWS: readonly Row[] = [
  {
    line: 'Always + Never',
    cells: 'a a a a a a a',
    manifests: [v4({ ipipMode: 'Always' }), v4({ vxlanMode: 'Always' })],
  },
  {
    line: 'Always + CrossSubnet',
    cells: 'a R R R R R R',
    manifests: [v4({ ipipMode: 'Always', vxlanMode: 'CrossSubnet' })],
  },
  { line: 'v6, ipipMode Never', cells: 'a a a a a a a', manifests: [v6({})] },
  { line: 'v6, ipipMode unset', cells: 'a a a a a R a', manifests: [v6({ ipipMode: undefined })] },
  {
    line: 'v6, Always or CrossSubnet',
    cells: 'a R R R R R R',
    manifests: [v6({ ipipMode: 'Always' }), v6({ ipipMode: 'CrossSubnet' })],
  },
  { line: '[LoadBalancer], all()', cells: 'a a a a a a a', manifests: [v4({ allowedUses: ['LoadBalancer'] })] },
  {
    line: '[LoadBalancer] with Workload, with Tunnel',
    cells: 'a R R R R R R',
    manifests: [v4({ allowedUses: ['LoadBalancer', 'Workload'] }), v4({ allowedUses: ['LoadBalancer', 'Tunnel'] })],
  },
  {
    line: '[LoadBalancer] with ipipMode, with vxlanMode',
    cells: 'a R R R R R R',
    manifests: [
      v4({ allowedUses: ['LoadBalancer'], ipipMode: 'Always' }),
      v4({ allowedUses: ['LoadBalancer'], vxlanMode: 'Always' }),
    ],
  },
  {
    line: "[LoadBalancer], nodeSelector rack == 'a', !all(), all( )",
    cells: 'a a a R R R R',
    manifests: ["rack == 'a'", '!all()', 'all( )'].map((nodeSelector) =>
      v4({ allowedUses: ['LoadBalancer'], nodeSelector }),
    ),
  },
  {
    line: '[LoadBalancer], nodeSelector unset',
    cells: 'a a a a a R a',
    manifests: [v4({ allowedUses: ['LoadBalancer'], nodeSelector: undefined })],
    quiet: { in: ['c33', 'n33'], why: 'these CRDs have the default all()' },
  },
  {
    line: '[LoadBalancer], disableBGPExport true',
    cells: 'a a a R R R R',
    manifests: [v4({ allowedUses: ['LoadBalancer'], disableBGPExport: true })],
  },
  {
    line: '[Workload] + namespaceSelector',
    cells: 'a a a a a a a',
    manifests: [v4({ allowedUses: ['Workload'], namespaceSelector: "team == 'a'" })],
  },
  {
    line: '[Workload, Tunnel] + namespaceSelector',
    cells: 'a a a R R R R',
    manifests: [v4({ allowedUses: ['Workload', 'Tunnel'], namespaceSelector: "team == 'a'" })],
  },
  {
    line: 'allowedUses unset + namespaceSelector',
    cells: 'a a a a a a R',
    manifests: [v4({ allowedUses: undefined, namespaceSelector: "team == 'a'" })],
  },
];

const TOO_LONG = `rack == '${'a'.repeat(1026)}'`;

const SELECTOR_ROWS: readonly Row[] = [
  {
    line: '!all(); rack == \'a\' && !has(gpu); ""',
    cells: 'a a a a a a a',
    manifests: ['!all()', "rack == 'a' && !has(gpu)", ''].flatMap((text) => [
      v4({ nodeSelector: text }),
      v4({ namespaceSelector: text }),
    ]),
  },
  {
    line: 'global() in either',
    cells: 'a a a R R R R',
    manifests: [v4({ nodeSelector: 'global()' }), v4({ namespaceSelector: 'global()' })],
  },
  { line: '"global ()"', cells: 'a a a a a R R', manifests: [v4({ nodeSelector: 'global ()' })] },
  {
    line: "rack == a; all; team === 'a'",
    cells: 'a a a a a R R',
    manifests: ['rack == a', 'all', "team === 'a'"].flatMap((text) => [
      v4({ nodeSelector: text }),
      v4({ namespaceSelector: text }),
    ]),
    harm: { in: ALL, what: 'every automatic request without a named pool fails' },
  },
  {
    line: '1,036 characters',
    cells: 'a a a R R a a',
    clientv3: { v33: 'R' },
    manifests: [v4({ nodeSelector: TOO_LONG }), v4({ namespaceSelector: TOO_LONG })],
  },
];

const VALUE_ROWS: readonly Row[] = [
  {
    line: 'Manual; Automatic',
    cells: 'a a a a a a a',
    manifests: [v4({ assignmentMode: 'Manual' }), v4({ assignmentMode: 'Automatic' })],
  },
  {
    line: 'assignmentMode manual, ""',
    cells: 'R R R R R R R',
    manifests: [v4({ assignmentMode: 'manual' }), v4({ assignmentMode: '' })],
  },
  {
    line: 'ipipMode always; vxlanMode cross-subnet',
    cells: 'a R R R R R R',
    manifests: [v4({ ipipMode: 'always' }), v4({ vxlanMode: 'cross-subnet' })],
  },
  { line: 'ipipMode ""', cells: 'a R R R R a a', manifests: [v4({ ipipMode: '' })] },
  { line: 'allowedUses [workload]', cells: 'a R R R R R R', manifests: [v4({ allowedUses: ['workload'] })] },
  {
    line: '[Workload, Workload]',
    cells: 'a R R R R a R',
    clientv3: { v31: 'a' },
    manifests: [v4({ allowedUses: ['Workload', 'Workload'] })],
  },
  { line: 'allowedUses []', cells: 'a a a a a a a', manifests: [v4({ allowedUses: [] })] },
  { line: 'disabled "false"', cells: 'R R R R R R R', manifests: [v4({ disabled: 'false' })] },
  {
    line: 'namespaceSelector null',
    cells: 'R R R R R a a',
    manifests: [v4({ namespaceSelector: null })],
    notInSynth: 'cdk8s writes no null',
  },
];

const named = (name: string) => pool(V4, name);

const NAME_ROWS: readonly Row[] = [
  {
    line: 'my.ippool-1; 253 characters; 10.0.0.1',
    cells: 'a a a a a a a',
    manifests: ['my.ippool-1', 'a'.repeat(253), '10.0.0.1'].map(named),
  },
  {
    line: 'my_ippool; MyPool; -a; 254 characters',
    cells: 'R R R R R R R',
    manifests: ['my_ippool', 'MyPool', '-a', 'a'.repeat(254)].map(named),
  },
  {
    line: 'label value of 64 characters',
    cells: 'R R R R R R R',
    manifests: [{ ...named('p1'), metadata: { name: 'p1', labels: { team: 'a'.repeat(64) } } }],
  },
  {
    line: 'nodeSelectors; metadata.lables',
    cells: 'R R R R R · ·',
    manifests: [v4({ nodeSelectors: 'all()' }), { ...named('p1'), metadata: { name: 'p1', lables: { team: 'a' } } }],
  },
  {
    line: 'legacy ipip',
    cells: 'a R R R R · ·',
    clientv3: { v31: 'R' },
    manifests: [v4({ ipip: { enabled: true, mode: 'always' } })],
    notOnServer: 'our copy of the CRDs of 3.31 leaves the field out',
  },
  {
    line: 'legacy nat-outgoing',
    cells: 'a R R R R · ·',
    clientv3: { v31: 'R' },
    manifests: [v4({ 'nat-outgoing': true })],
    notOnServer: 'our copy of the CRDs of 3.31 leaves the field out',
  },
];

export const POOL_ROWS: readonly Row[] = [
  ...CIDR_ROWS,
  ...CHANGED_ROWS,
  ...BLOCK_ROWS,
  ...NEIGHBOUR_ROWS,
  ...USE_ROWS,
  ...SELECTOR_ROWS,
  ...VALUE_ROWS,
  ...NAME_ROWS,
];
