import { describe, expect, test } from 'vitest';
import { MASQ_RULES } from '../../../src/check/areas/masq';
import { lintObjects } from '../../../src/check/lint';
import { masqCilium } from '../../../src/check/rules/masq-cilium';
import { masqEmptyItem } from '../../../src/check/rules/masq-empty-item';
import { masqEverything } from '../../../src/check/rules/masq-everything';
import { masqIpv6Flag } from '../../../src/check/rules/masq-ipv6-flag';
import { masqLinkLocal } from '../../../src/check/rules/masq-link-local';
import { masqNoPause } from '../../../src/check/rules/masq-no-pause';
import { masqNotMounted } from '../../../src/check/rules/masq-not-mounted';
import { masqRefused } from '../../../src/check/rules/masq-refused';
import { masqSourceCoversPod } from '../../../src/check/rules/masq-source-covers-pod';
import { masqSourcesMoot } from '../../../src/check/rules/masq-sources-moot';
import { masqSpelling } from '../../../src/check/rules/masq-spelling';
import { masqTooManyCidrs } from '../../../src/check/rules/masq-too-many-cidrs';
import { masqUnknownKey } from '../../../src/check/rules/masq-unknown-key';
import { objectsIn, testDocumentRules } from './document-case';

const configMap = (name: string, key: string, text: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: kube-system\ndata:\n  ${key}: |\n` +
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('');

const upstream = (text: string): string => configMap('ip-masq-agent', 'config', text);
const tke = (text: string): string => configMap('ip-masq-agent-config', 'config', text);
const azure = (text: string): string => configMap('azure-ip-masq-agent-config', 'ip-masq-agent', text);

const list = (count: number): string =>
  `nonMasqueradeCIDRs:\n${Array.from({ length: count }, (_, i) => `  - 10.${2 * i}.0.0/16\n`).join('')}`;

const CILIUM =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {enable-ip-masq-agent: "true"}\n';

const pod = (annotations: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: vpn\n  annotations:\n    tke.cloud.tencent.com/nominated-vpc-ip: 172.16.0.7\n${annotations}spec: {containers: []}\n`;

const SOURCES = `${tke('NonMasqueradeCIDRs: [10.0.0.0/8]\nNonMasqueradeSrcCIDRs: [172.16.0.0/24]\nMasqLinkLocal: true')}---\n`;

testDocumentRules('ip-masq-agent, as others wrote it', [
  {
    rule: masqSpelling,
    refused: upstream('nonMasqueradeCIDRs: [10.0.0.0/8]\nmasqLinkLocal: true\nnonMasqueradeCIDRs: [11.0.0.0/8]'),
    says: 'nonMasqueradeCIDRs has no effect: it stands there again, and the last one counts.',
    accepted: upstream('nonMasqueradeCIDRs: [11.0.0.0/8]\nmasqLinkLocal: true'),
  },
  { rule: masqTooManyCidrs, refused: upstream(list(65)), says: '65 destinations', accepted: upstream(list(64)) },
  {
    rule: masqTooManyCidrs,
    refused: azure(list(65)),
    says: 'accepts 64',
    accepted: upstream(`cidrLimit: 70\n${list(65)}`),
  },
  {
    rule: masqSourcesMoot,
    refused: tke('{"NonMasqueradeCIDRs":["0.0.0.0/0"],"NonMasqueradeSrcCIDRs":["172.16.0.0/24"]}'),
    says: 'no effect',
    accepted: tke('{"NonMasqueradeCIDRs":["0.0.0.0/0"],"NonMasqueradeSrcCIDRs":[]}'),
  },
  {
    rule: masqSourcesMoot,
    refused: tke('{"NonMasqueradeCIDRs":["0.0.0.0/1","128.0.0.0/1"],"NonMasqueradeSrcCIDRs":["172.16.0.0/24"]}'),
    says: 'The destinations are all of IPv4',
    accepted: tke('{"NonMasqueradeCIDRs":["0.0.0.0/1","::/0"],"NonMasqueradeSrcCIDRs":["172.16.0.0/24"]}'),
  },
  {
    rule: masqLinkLocal,
    refused: tke('NonMasqueradeCIDRs: [10.0.0.0/8]'),
    says: '169.254.0.0/16',
    accepted: tke('NonMasqueradeCIDRs: [10.0.0.0/8]\nMasqLinkLocal: true'),
  },
  {
    rule: masqLinkLocal,
    refused: tke('MasqLinkLocal: false'),
    says: '169.254.0.0/16',
    accepted: upstream('masqLinkLocal: false'),
  },
  {
    rule: masqIpv6Flag,
    refused: upstream('nonMasqueradeCIDRs: [10.0.0.0/8, "fd00::/8"]'),
    says: 'fd00::/8 is IPv6',
    accepted: upstream('nonMasqueradeCIDRs: [10.0.0.0/8]'),
  },
  { rule: masqEverything, refused: upstream('nonMasqueradeCIDRs:'), says: 'no destination', accepted: upstream('{}') },
  {
    rule: masqEverything,
    refused: tke('{"NonMasqueradeCIDRs":[]}'),
    says: 'no destination',
    accepted: azure('nonMasqueradeCIDRs: []'),
  },
  {
    rule: masqRefused,
    refused: upstream('nonMasqueradeCIDRs:\n  - 10.0.0.1/8'),
    says: '10.0.0.1/8 has bits behind its prefix; the block is 10.0.0.0/8. The agent keeps its old rules',
    accepted: upstream('nonMasqueradeCIDRs:\n  - 10.0.0.0/8'),
  },
  {
    rule: masqRefused,
    refused: upstream('resyncInterval: 60'),
    says: 'must be a text that Go reads as a duration',
    accepted: azure('resyncInterval: 60'),
  },
  {
    rule: masqRefused,
    refused: azure('masqLinkLocal: "true"'),
    says: 'ends with an error, on every node',
    accepted: azure('masqLinkLocal: yes'),
  },
  {
    rule: masqRefused,
    refused: upstream('{nonMasqueradeCIDRs: [10.0.0.0/8]}'),
    says: 'is no JSON',
    accepted: upstream('nonMasqueradeCIDRs: [10.0.0.0/8]'),
  },
  {
    rule: masqRefused,
    refused: upstream('nonMasqueradeCIDRs: ["::ffff:10.0.0.0/104"]'),
    says: 'is no CIDR',
    accepted: upstream('nonMasqueradeCIDRs: ["FD00::/8"]'),
  },
  {
    rule: masqSpelling,
    refused: tke('nonMasqueradeCIDRs: [10.1.0.0/16]\nNonMasqueradeCIDRs: [10.2.0.0/16]'),
    says: 'NonMasqueradeCIDRs has no effect: nonMasqueradeCIDRs counts',
    accepted: tke('NonMasqueradeCIDRs: [10.2.0.0/16]'),
  },
  {
    rule: masqSpelling,
    refused: tke('{"nonMasqueradeCIDRs":["10.1.0.0/16"],"NonMasqueradeCIDRs":["10.2.0.0/16"]}'),
    says: 'nonMasqueradeCIDRs has no effect: NonMasqueradeCIDRs counts',
    accepted: tke('{"nonMasqueradeCIDRs":["10.1.0.0/16"]}'),
  },
  {
    rule: masqSpelling,
    refused: tke('NonMasqueradeCIDRs: [10.2.0.0/16]\nmasqLinkLocal: true'),
    says: 'NonMasqueradeCIDRs begins with a capital here, masqLinkLocal does not',
    accepted: tke('nonMasqueradeCIDRs: [10.2.0.0/16]\nmasqLinkLocal: true'),
  },
  {
    rule: masqUnknownKey,
    refused: upstream('{"NonMasqueradeSrcCIDRs":["172.16.0.0/24"]}'),
    says: 'drops the key NonMasqueradeSrcCIDRs, which is known by: tke',
    accepted: tke('{"NonMasqueradeSrcCIDRs":["172.16.0.0/24"]}'),
  },
  {
    rule: masqUnknownKey,
    refused: azure('resyncInterval: 60s'),
    says: 'Azure’s ip-masq-agent-v2 drops the key resyncInterval',
    accepted: upstream('resyncInterval: 60s'),
  },
  {
    rule: masqUnknownKey,
    refused: upstream('non-masquerade-cidrs: []'),
    says: 'drops the key non-masquerade-cidrs.',
    accepted: upstream('NONMASQUERADECIDRS: []'),
  },
  {
    rule: masqNotMounted,
    refused: configMap('ip-masq-agent', 'ip-masq-agent', '{}'),
    says: 'reads the key config. There is ip-masq-agent.',
    accepted: configMap('ip-masq-agent', 'config', '{}'),
  },
  {
    rule: masqNotMounted,
    refused: configMap('azure-ip-masq-agent-config', 'config', '{}'),
    says: 'reads the key ip-masq-agent.',
    accepted: configMap('azure-ip-masq-agent-config-reconciled', 'ip-masq-agent-reconciled', '{}'),
  },
  {
    rule: masqNotMounted,
    refused: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ip-masq-agent-config}\n',
    says: 'There is none.',
    accepted: configMap('ip-masq-agent-config', 'ip-masq-agent', '{}'),
  },
  {
    rule: masqNotMounted,
    refused: configMap('ip-masq-agent', 'config', '{}').replace('kube-system', 'network'),
    says: 'The upstream agent runs in kube-system, and does not see a ConfigMap in network.',
    accepted: configMap('ip-masq-agent', 'config', '{}').replace('  namespace: kube-system\n', ''),
  },
  {
    rule: masqEmptyItem,
    refused: upstream('nonMasqueradeCIDRs:\n  -\nmasqLinkLocal: true'),
    says: 'no value',
    accepted: upstream('nonMasqueradeCIDRs: []\nmasqLinkLocal: true'),
  },
  {
    rule: masqCilium,
    known: CILIUM,
    refused: tke('NonMasqueradeCIDRs: [10.0.0.0/8]'),
    says: 'reads the ConfigMap ip-masq-agent only',
    accepted: upstream('nonMasqueradeCIDRs: [10.0.0.0/8]'),
  },
  {
    rule: masqCilium,
    known: CILIUM,
    refused: upstream('nonMasqueradeCIDRs: [10.0.0.0/8]\nresyncInterval: 60s'),
    says: 'Cilium does not know resyncInterval',
    accepted: upstream('NonMasqueradeCIDRs: [10.0.0.0/8]\nmasqLinkLocal: true'),
  },
  {
    rule: masqNoPause,
    refused: upstream('resyncInterval: 0s'),
    says: '0s',
    accepted: upstream('resyncInterval: 100ms'),
  },
  {
    rule: masqSourceCoversPod,
    refused: `${SOURCES}${pod('')}`,
    says: '172.16.0.7 lies in NonMasqueradeSrcCIDRs',
    accepted: `${SOURCES}${pod('    tke.cloud.tencent.com/eip-attributes: "{}"\n')}`,
  },
]);

describe('the place of a finding in the text', () => {
  const linesOf = (text: string): readonly (number | undefined)[] =>
    lintObjects(objectsIn(text), {}, MASQ_RULES).map(({ where }) => where.line);

  test('is its line in the file', () => {
    const text = upstream('nonMasqueradeCIDRs:\n  - 10.0.0.0/8\n  - 10.0.0.1/8\n\nresyncInterval: 60\n');
    const lines = text.split('\n');
    const found = linesOf(text).map((line) => lines[line! - 1]!.trim());
    expect(found.sort()).toEqual(['- 10.0.0.1/8', 'resyncInterval: 60']);
  });

  test('is the line of the key where the text has but one', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ip-masq-agent}\ndata:\n  config: "{\\"masqLinkLocal\\":1}"\n';
    expect(linesOf(text)).toEqual([5]);
  });

  test('is right in a List too', () => {
    const item = upstream('foo: 1')
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n');
    const text = `apiVersion: v1\nkind: List\nitems:\n  -\n${item}\n`;
    expect(linesOf(text).map((line) => text.split('\n')[line! - 1]!.trim())).toEqual(['foo: 1']);
  });
});
