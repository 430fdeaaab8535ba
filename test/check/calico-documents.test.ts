import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readForeignDocuments } from '../../src/check/foreign-yaml';
import { lintDocuments } from '../../src/check/lint';
import { versionOf } from '../../src/model/version';

const lint = (text: string): readonly string[] =>
  lintDocuments(readForeignDocuments(text, 'pools.yaml')).map(
    ({ rule, where }) => `${rule} ${where.identity} ${where.file}:${where.line}`,
  );

const pool = (spec: string, name = 'p'): string =>
  `apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: { name: ${name} }\nspec: { ${spec} }\n`;

const reservation = (cidr: string): string =>
  `apiVersion: crd.projectcalico.org/v1\nkind: IPReservation\nmetadata: { name: r }\nspec:\n  reservedCIDRs:\n    - ${cidr}\n`;

describe('the page about fixed addresses', () => {
  const file = 'test/fixtures/documents/calico.yaml';
  const problems = lintDocuments(readForeignDocuments(readFileSync(file, 'utf8'), file));

  test('has these mistakes, each with its line', () => {
    expect(problems.map(({ rule, where, message }) => [rule, where.identity, where.line, message])).toEqual([
      ['IPAM303', 'IPPool/my.ippool-1', 22, '172.23.19.0/30 has 4 addresses, but one block (/26) has 64.'],
      ['IPAM303', 'IPPool/my.ippool-2', 36, '172.23.19.4/30 has 4 addresses, but one block (/26) has 64.'],
      ['IPAM304', 'IPPool/my.ippool-1', 22, '172.23.19.0/30 lies in the IPPool default-ipv4-ippool (172.23.0.0/16).'],
      ['IPAM304', 'IPPool/my.ippool-2', 36, '172.23.19.4/30 lies in the IPPool default-ipv4-ippool (172.23.0.0/16).'],
      ['IPAM317', 'StatefulSet/redis-cluster', 50, 'No IPPool here is named pool-1.'],
      ['IPAM317', 'StatefulSet/redis-cluster', 50, 'No IPPool here is named pool-2.'],
      [
        'IPAM318',
        'StatefulSet/redis-cluster',
        50,
        'The annotation cni.projectcalico.org/ipv4pools stands on the StatefulSet itself, where Calico does not look.',
      ],
      ['IPAM319', 'Pod/staticIpPod', 5, '"staticIpPod" cannot be the name of a Pod.'],
      ['IPAM638', 'Pod/staticIpPod', 7, 'No enabled IPPool here has 192.168.0.1.'],
    ]);
  });

  test('and each says what to do', () => {
    for (const problem of problems) {
      expect(problem.where.file).toBe(file);
      expect(problem.fix.length).toBeGreaterThan(20);
    }
  });
});

describe('the same page, copied without its indentation', () => {
  const file = 'test/fixtures/documents/calico-without-indentation.yaml';

  test('has objects without names, and fields where none belong', () => {
    const problems = lintDocuments(readForeignDocuments(readFileSync(file, 'utf8'), file));
    expect(problems.map(({ rule, where, message }) => `${rule} ${where.line} ${message}`)).toEqual([
      ...[
        [11, 'name'],
        [13, 'cidr'],
        [14, 'ipipMode'],
        [15, 'natOutgoing'],
        [16, 'disabled'],
        [17, 'nodeSelector'],
        [18, 'allowedUses'],
      ].map(
        ([line, field]) =>
          `IPAM620 ${line} ${field} is no field; beside it there may be apiVersion, kind, metadata, spec, status.`,
      ),
      'IPAM621 10 metadata has no value: it is null.',
      'IPAM621 12 spec has no value: it is null.',
      'IPAM642 3 This Pod has no metadata.name.',
      'IPAM642 10 This IPPool has no metadata.name.',
      'IPAM642 24 This StatefulSet has no metadata.name.',
    ]);
  });
});

describe('the page on a cluster', () => {
  const file = 'test/fixtures/documents/calico.yaml';
  const rulesFor = (version: string, api: 'native' | 'aggregated' | 'crd'): readonly string[] =>
    lintDocuments(readForeignDocuments(readFileSync(file, 'utf8'), file), {
      target: { calico: { version: versionOf(version), api } },
    }).map(({ rule, where, severity }) => `${severity} ${rule} ${where.identity}`);

  test('whose server takes the pools is warned all the same', () => {
    expect(rulesFor('3.32', 'native')).toContain('error IPAM303 IPPool/my.ippool-1');
    expect(rulesFor('3.32', 'native')).toContain('error IPAM304 IPPool/my.ippool-2');
  });

  test('without that API is told so', () => {
    expect(rulesFor('3.31', 'crd')).toContain('error IPAM632 IPPool/my.ippool-1');
  });
});

describe('pools', () => {
  test.each([
    'cidr: 172.23.19.0/26',
    'cidr: 172.23.19.0/30, blockSize: 30',
    'cidr: 172.23.19.0/30, disabled: true',
    'cidr: 172.23.19.0/26, blockSize: 0',
    'cidr: "fd00:1::/122"',
  ])('%s is fine', (spec) => {
    expect(lint(pool(spec))).toEqual([]);
  });

  test.each([
    ['cidr: 172.23.19.0/27, blockSize: 25', 'IPAM303'],
    ['cidr: "fd00:1::/123"', 'IPAM303'],
    ['cidr: 172.23.19.1/24', 'IPAM307'],
    ['cidr: 172.23.019.0/24', 'IPAM307'],
    ['cidr: "FD00:1::/64"', 'IPAM630'],
  ])('%s is %s', (spec, rule) => {
    expect(lint(pool(spec))).toEqual([`${rule} IPPool/p pools.yaml:4`]);
  });

  test('two that lie beside each other are fine', () => {
    expect(lint(`${pool('cidr: 10.0.0.0/24', 'a')}---\n${pool('cidr: 10.0.1.0/24', 'b')}`)).toEqual([]);
  });
});

describe('what calicoctl prints', () => {
  test('is judged item by item', () => {
    const item = pool('cidr: 10.0.0.0/30').replace(/\n(?=.)/g, '\n  ');
    expect(lint(`apiVersion: projectcalico.org/v3\nkind: IPPoolList\nitems:\n- ${item}`)).toEqual([
      'IPAM303 IPPool/p pools.yaml:7',
    ]);
  });
});

describe('reservations', () => {
  test.each(['192.168.2.3/32', 'fd00::/122'])('%s is fine', (cidr) => {
    expect(lint(reservation(`"${cidr}"`))).toEqual([]);
  });

  test.each(['192.168.2.3', '10.01.0.0/24', '10.1.0.0-10.1.0.255', '::ffff:10.1.0.0/120'])('%s is not', (cidr) => {
    expect(lint(reservation(`"${cidr}"`))).toEqual(['IPAM307 IPReservation/r pools.yaml:6']);
  });
});

describe('reservations with host bits, or in another spelling', () => {
  test.each(['192.168.2.3/24', 'FD00::/122', 'fd00:0::/122'])('%s is named', (cidr) => {
    expect(lint(reservation(`"${cidr}"`))).toEqual(['IPAM630 IPReservation/r pools.yaml:6']);
  });
});

describe('annotations of pods', () => {
  const template = (pools: string): string =>
    `${pool('cidr: 10.0.0.0/24', 'web')}---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: d }\nspec:\n  template:\n    metadata:\n      annotations:\n        cni.projectcalico.org/ipv4pools: '${pools}'\n`;

  test.each(['["web"]', '["10.0.0.0/24"]', '[]'])('%s names nothing unknown', (pools) => {
    expect(lint(template(pools))).toEqual([]);
  });

  test('what is no list in JSON stops every pod', () => {
    expect(lint(template('web'))).toEqual(['IPAM637 Deployment/d pools.yaml:13']);
  });

  test('a name with another case is another pool', () => {
    expect(lint(template('["Web"]'))).toEqual(['IPAM317 Deployment/d pools.yaml:13']);
  });

  test('without any pool in the documents nothing is unknown', () => {
    expect(lint(template('["x"]').split('---\n')[1]!)).toEqual([]);
  });

  test('what is no Kubernetes object is passed over', () => {
    expect(lint('just: text\n---\n- a\n---\nkind: Pod\n---\n')).toEqual([]);
  });
});
