import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { objectOf } from '../../src/check/foreign-object';
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

describe('the neighbour of a mistake', () => {
  const on = (version: string, api: 'native' | 'aggregated' | 'crd', text: string): readonly string[] =>
    lintDocuments(readForeignDocuments(text, 'pools.yaml'), {
      target: { calico: { version: versionOf(version), api } },
    }).map(({ rule, message }) => `${rule} ${message}`);
  const kubeProxy = `---\napiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nclusterCIDR: 10.1.0.0/16\n`;

  test.each(['[LoadBalancer], nodeSelector: all()', '[Tunnel]'])(
    'pools for %s lie outside the range of pods',
    (uses) => {
      expect(lint(`${pool(`cidr: 192.168.9.0/24, allowedUses: ${uses}`)}${kubeProxy}`)).toEqual([]);
    },
  );

  test('the CRDs of 3.33 fill the nodeSelector of a pool for LoadBalancers in', () => {
    expect(on('3.33', 'native', pool('cidr: 192.168.9.0/24, allowedUses: [LoadBalancer]'))).toEqual([]);
  });

  test('what kubectl prints of the crd API has a status from 3.33 on', () => {
    const printed = `${pool('cidr: 10.1.0.0/16').replace('projectcalico.org/v3', 'crd.projectcalico.org/v1')}status: {}\n`;
    expect(on('3.33', 'crd', printed)).toEqual([]);
    expect(on('3.32', 'crd', printed)).toEqual(['IPAM620 status is no field before Calico 3.33.']);
  });

  test('a field of later versions is told of once', () => {
    const [problem] = lintDocuments(
      readForeignDocuments(pool('cidr: 10.1.0.0/16, namespaceSelector: has(team), allowedUses: [Workload]'), 'p.yaml'),
    );
    expect(problem).toMatchObject({
      severity: 'warning',
      message: 'spec.namespaceSelector is no field before Calico 3.31.',
    });
  });

  test.each([
    ['apps/v1', 'DaemonSet', '', ['warning', '10.0.0.5 is for one pod, and a DaemonSet has one on each node.']],
    [
      'apps.kruise.io/v1alpha1',
      'CloneSet',
      'replicas: 2,',
      ['error', '10.0.0.5 is for one pod, and there can be 2 at a time.'],
    ],
    ['apps.kruise.io/v1alpha1', 'CloneSet', 'replicas: 1,', undefined],
  ])('one address in the template of %s %s { %s }', (apiVersion, kind, more, said) => {
    const annotations = `{ cni.projectcalico.org/ipAddrs: '["10.0.0.5"]' }`;
    const template = `{ metadata: { annotations: ${annotations} }, spec: { containers: [{ name: c }] } }`;
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: d }\nspec: { ${more} template: ${template} }\n`;
    const problems = lintDocuments(readForeignDocuments(text, 'd.yaml')).filter(({ rule }) => rule === 'IPAM731');
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual(said === undefined ? [] : [said]);
  });

  test('a CIDR that is gone is missing, and nothing else', () => {
    const before = readForeignDocuments(pool('cidr: 10.1.0.0/16'), 'before.yaml').flatMap(
      (document) => objectOf(document) ?? [],
    );
    const problems = lintDocuments(readForeignDocuments(pool('natOutgoing: true'), 'pools.yaml'), { before });
    expect(problems.map(({ message }) => message)).toEqual(['spec.cidr is missing.']);
  });

  test('a pool of the operator may be reserved as a whole, or be for tunnels', () => {
    const installation = (pools: string): string =>
      `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: { name: default }\nspec: { calicoNetwork: { ipPools: ${pools} } }\n---\n`;
    const reserved = reservation('10.9.0.0/16').replace('crd.projectcalico.org/v1', 'projectcalico.org/v3');
    expect(on('3.32', 'native', `${installation('[{ cidr: 10.9.0.0/16 }]')}${reserved}`)).toEqual([
      'IPAM635 10.9.0.0/16 reserves all of the IPPool default-ipv4-ippool (10.9.0.0/16).',
    ]);
    const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: p, annotations: { cni.projectcalico.org/ipv4pools: '["t"]' } }\n`;
    const tunnels = installation('[{ name: t, cidr: 10.9.0.0/16, allowedUses: [Tunnel] }]');
    expect(on('3.32', 'native', `${tunnels}${pod}`)).toContain('IPAM636 The IPPool t is for Tunnel only.');
  });
});
