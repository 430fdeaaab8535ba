import type { MasqFile, MasqReader } from '../../../src/backends/ip-masq-agent/parse-masq-config';

/** A text, and what the agent makes of it: what differs from its defaults, or the line for which it refuses it. */
export interface Vector {
  readonly is: string;
  readonly text: string;
  /** Default: the upstream agent, without --enable-ipv6. */
  readonly reader?: MasqReader;
  readonly reads?: Partial<MasqFile>;
  /** Counts from 0. */
  readonly refusedAt?: number;
}

const AZURE: MasqReader = { dialect: 'azure' };
const IPV6: MasqReader = { dialect: 'upstream', enableIpv6: true };

const apart = (count: number): string =>
  Array.from({ length: count }, (_, i) => `"10.${Math.floor(i / 128)}.${(2 * i) % 256}.0/24"`).join(',');
const apartList = (count: number): string[] => JSON.parse(`[${apart(count)}]`);

const TKE_SAMPLE =
  '{"NonMasqueradeCIDRs":["10.0.0.0/8"],"NonMasqueradeSrcCIDRs":["172.16.0.0/24"],"MasqLinkLocal":true,' +
  '"ResyncInterval":"1m0s","MasqLinkLocalIPv6":false}';

const WHOLE_FILES: readonly Vector[] = [
  {
    is: 'all keys in YAML',
    text: 'nonMasqueradeCIDRs:\n  - 172.16.0.0/12\n  - 10.0.0.0/8\ncidrLimit: 64\nmasqLinkLocal: true\nresyncInterval: 5s\n',
    reads: { nonMasqueradeCidrs: ['172.16.0.0/12', '10.0.0.0/8'], masqLinkLocal: true, resyncInterval: 5 },
  },
  {
    is: 'all keys in JSON, indented with tabs',
    text: '\n{\n\t"nonMasqueradeCIDRs": ["172.16.0.0/12"],\n\t"masqLinkLocal": true,\n\t"resyncInterval": "5m"\n}\n',
    reads: { nonMasqueradeCidrs: ['172.16.0.0/12'], masqLinkLocal: true, resyncInterval: 300 },
  },
  { is: 'one key: the others keep their defaults', text: 'masqLinkLocal: true\n', reads: { masqLinkLocal: true } },
  { is: 'an empty file', text: '', reads: {} },
  { is: 'an empty mapping', text: '{}', reads: {} },
  { is: 'null', text: 'null', reads: {} },
  { is: 'an empty file, for Azure: nothing is left out', text: '', reader: AZURE, reads: { nonMasqueradeCidrs: [] } },
  { is: 'a list', text: '- 10.0.0.0/8\n', refusedAt: 0 },
  { is: 'a text', text: 'hello', refusedAt: 0 },
  { is: 'broken YAML', text: 'masqLinkLocal: true\nnonMasqueradeCIDRs: [10.0.0.0/8\n', refusedAt: 2 },
  { is: 'an alias that leads nowhere', text: 'a: 1\nnonMasqueradeCIDRs: *x\n', refusedAt: 1 },
  { is: 'flow style that is no JSON', text: '{nonMasqueradeCIDRs: [10.0.0.0/8]}', refusedAt: 0 },
  { is: 'JSON with a comma too many', text: '{"nonMasqueradeCIDRs":["10.0.0.0/8",]}', refusedAt: 0 },
  {
    is: 'two documents: the first counts',
    text: 'nonMasqueradeCIDRs: [10.0.0.0/8]\n---\nmasqLinkLocal: [\n',
    reads: { nonMasqueradeCidrs: ['10.0.0.0/8'] },
  },
  { is: 'YAML 1.2 by its directive', text: '%YAML 1.2\n---\nmasqLinkLocal: true\n', refusedAt: 0 },
  {
    is: 'a mapping merged in',
    text: 'base: &b {masqLinkLocal: true, cidrLimit: 70}\n<<: *b\ncidrLimit: 80\n',
    reads: { masqLinkLocal: true, cidrLimit: 80 },
  },
];

const KEYS: readonly Vector[] = [
  {
    is: 'Tencent’s sample: any case is read, the source CIDRs are dropped',
    text: TKE_SAMPLE,
    reads: { nonMasqueradeCidrs: ['10.0.0.0/8'], masqLinkLocal: true },
  },
  {
    is: 'Tencent’s sample, by Tencent’s build',
    text: TKE_SAMPLE,
    reader: { dialect: 'tke' },
    reads: { nonMasqueradeCidrs: ['10.0.0.0/8'], sourceCidrs: ['172.16.0.0/24'], masqLinkLocal: true },
  },
  { is: 'all in capitals', text: 'MASQLINKLOCAL: true\n', reads: { masqLinkLocal: true } },
  {
    is: 'a long s and a Kelvin sign, which Go takes for letters',
    text: 'ma\u017fqLin\u212aLocal: true\n',
    reads: { masqLinkLocal: true },
  },
  { is: 'dashes: another key, dropped', text: 'non-masquerade-cidrs: [10.0.0.0/8]\n', reads: {} },
  { is: 'a blank in the key: dropped', text: '"masqLinkLocal ": true\n', reads: {} },
  {
    is: 'two spellings in JSON: the later counts',
    text: '{"nonMasqueradeCIDRs":["10.1.0.0/16"],"NonMasqueradeCIDRs":["10.2.0.0/16"]}',
    reads: { nonMasqueradeCidrs: ['10.2.0.0/16'] },
  },
  {
    is: 'two spellings in YAML: the one that begins in lower case counts',
    text: 'nonMasqueradeCIDRs: [10.1.0.0/16]\nNonMasqueradeCIDRs: [10.2.0.0/16]\n',
    reads: { nonMasqueradeCidrs: ['10.1.0.0/16'] },
  },
  {
    is: 'a key twice: the later counts',
    text: 'nonMasqueradeCIDRs: [10.1.0.0/16]\nnonMasqueradeCIDRs: [10.2.0.0/16]\n',
    reads: { nonMasqueradeCidrs: ['10.2.0.0/16'] },
  },
  {
    is: 'an interval in the file, for Azure: dropped, whatever it is',
    text: 'resyncInterval: 60\n',
    reader: AZURE,
    reads: { nonMasqueradeCidrs: [] },
  },
  { is: 'a limit, for Azure: dropped', text: 'cidrLimit: x\n', reader: AZURE, reads: { nonMasqueradeCidrs: [] } },
];

const LISTS: readonly Vector[] = [
  { is: 'an empty list', text: 'nonMasqueradeCIDRs: []\n', reads: { nonMasqueradeCidrs: [] } },
  { is: 'a key without a value', text: 'nonMasqueradeCIDRs:\n', reads: { nonMasqueradeCidrs: [] } },
  {
    is: 'an item without a value: the first default stands for it',
    text: 'nonMasqueradeCIDRs:\n  -\n',
    reads: { nonMasqueradeCidrs: ['10.0.0.0/8'] },
  },
  { is: 'an item without a value, for Azure', text: 'nonMasqueradeCIDRs:\n  -\n', reader: AZURE, refusedAt: 1 },
  { is: 'a fourth item without a value', text: '{"nonMasqueradeCIDRs":[null,null,null,null]}', refusedAt: 0 },
  { is: 'a text in place of a list', text: 'nonMasqueradeCIDRs: 10.0.0.0/8\n', refusedAt: 0 },
  { is: 'a number in the list', text: 'nonMasqueradeCIDRs:\n  - 10.0.0.0/8\n  - 10\n', refusedAt: 2 },
  { is: 'a CIDR with host bits', text: 'nonMasqueradeCIDRs:\n  - 172.16.0.0/12\n  - 10.0.0.1/8\n', refusedAt: 2 },
  { is: 'an address', text: 'nonMasqueradeCIDRs: [10.0.0.0]\n', refusedAt: 0 },
  { is: 'an octet above 255', text: 'nonMasqueradeCIDRs: [10.256.0.0/16]\n', refusedAt: 0 },
  { is: 'a word', text: 'nonMasqueradeCIDRs: [10.0.0.0/8, abcdefg]\n', refusedAt: 0 },
  { is: 'an octet with a leading zero', text: 'nonMasqueradeCIDRs: [010.0.0.0/8]\n', refusedAt: 0 },
  { is: 'a blank before the CIDR', text: 'nonMasqueradeCIDRs: [" 10.0.0.0/8"]\n', refusedAt: 0 },
  {
    is: 'a prefix length with a leading zero',
    text: 'nonMasqueradeCIDRs: [10.0.0.0/08]\n',
    reads: { nonMasqueradeCidrs: ['10.0.0.0/08'] },
  },
  { is: 'IPv6', text: 'nonMasqueradeCIDRs: [fc00::/7]\n', refusedAt: 0 },
  {
    is: 'IPv6 with --enable-ipv6, in any spelling',
    text: 'nonMasqueradeCIDRs: ["FD00:0:0::/48"]\n',
    reader: IPV6,
    reads: { nonMasqueradeCidrs: ['FD00:0:0::/48'] },
  },
  { is: 'IPv6 with host bits', text: 'nonMasqueradeCIDRs: ["fd00::1/64"]\n', reader: IPV6, refusedAt: 0 },
  {
    is: '64 destinations',
    text: `{"nonMasqueradeCIDRs":[${apart(64)}]}`,
    reads: { nonMasqueradeCidrs: apartList(64) },
  },
  { is: '65 destinations', text: `{"nonMasqueradeCIDRs":[${apart(65)}]}`, refusedAt: 0 },
  { is: '65 destinations, for Azure', text: `{"nonMasqueradeCIDRs":[${apart(65)}]}`, reader: AZURE, refusedAt: 0 },
  {
    is: '65 destinations with a limit of 70, wherever that stands',
    text: `{"nonMasqueradeCIDRs":[${apart(65)}],"cidrLimit":70}`,
    reads: { nonMasqueradeCidrs: apartList(65), cidrLimit: 70 },
  },
  {
    is: '65 destinations with a limit of 70, before 2.9.0',
    text: `{"nonMasqueradeCIDRs":[${apart(65)}],"cidrLimit":70}`,
    reader: { dialect: 'upstream', version: { major: 2, minor: 8, patch: 0 } },
    refusedAt: 0,
  },
  {
    is: '65 source CIDRs: they do not count',
    text: `{"NonMasqueradeSrcCIDRs":[${apart(65)}]}`,
    reader: { dialect: 'tke' },
    reads: { sourceCidrs: apartList(65) },
  },
  { is: 'a limit below the three defaults', text: 'cidrLimit: 2\n', refusedAt: 0 },
];

const SCALARS: readonly Vector[] = [
  { is: 'true in quotes', text: 'masqLinkLocal: "true"\n', refusedAt: 0 },
  { is: 'yes, which YAML 1.1 takes for true', text: 'masqLinkLocal: yes\n', reads: { masqLinkLocal: true } },
  { is: 'oN, which is a text', text: 'masqLinkLocal: oN\n', refusedAt: 0 },
  { is: '1 for true', text: 'masqLinkLocal: 1\n', refusedAt: 0 },
  { is: 'no value for a boolean', text: 'masqLinkLocal:\n', reads: {} },
  { is: 'an interval that is a number', text: 'resyncInterval: 60\n', refusedAt: 0 },
  { is: 'an interval without its unit', text: 'resyncInterval: "60"\n', refusedAt: 0 },
  { is: 'an interval of days', text: 'resyncInterval: 1d\n', refusedAt: 0 },
  { is: 'an interval without a value', text: 'resyncInterval:\n', refusedAt: 0 },
  { is: 'an interval of fractions', text: 'resyncInterval: 1.5h\n', reads: { resyncInterval: 5400 } },
  { is: 'an interval of several units', text: 'resyncInterval: 1m30s\n', reads: { resyncInterval: 90 } },
  { is: 'an interval of 0', text: 'resyncInterval: "0"\n', reads: { resyncInterval: 0 } },
  { is: 'an interval below 0', text: 'resyncInterval: -5s\n', reads: { resyncInterval: -5 } },
  { is: 'an interval of 300 years', text: 'resyncInterval: 2628000h\n', refusedAt: 0 },
  { is: 'a limit in quotes', text: 'cidrLimit: "70"\n', refusedAt: 0 },
  { is: 'a limit of 70.0 in YAML', text: 'cidrLimit: 70.0\n', reads: { cidrLimit: 70 } },
  { is: 'a limit of 70.0 in JSON', text: '{"cidrLimit": 70.0}', refusedAt: 0 },
  { is: 'a limit of 1:10', text: 'cidrLimit: 1:10\n', refusedAt: 0 },
];

export const VECTORS: readonly Vector[] = [...WHOLE_FILES, ...KEYS, ...LISTS, ...SCALARS];
