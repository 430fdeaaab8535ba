import { expect, test } from 'vitest';
import { objectOf } from '../../../src/check/foreign-object';
import { readForeignDocuments } from '../../../src/check/foreign-yaml';
import { lintObjects } from '../../../src/check/lint';
import { annotationIsNoText } from '../../../src/check/rules/annotation-is-no-text';
import { hostNetwork } from '../../../src/check/rules/host-network';
import { misspeltAnnotation } from '../../../src/check/rules/misspelt-annotation';
import { objectTwiceInFile } from '../../../src/check/rules/object-twice-in-file';
import { testDocumentRules } from './document-case';

const pod = (annotation: string): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-0\n  annotations: { ${annotation} }\n`;

const statefulSet = (annotation: string, more = ''): string =>
  '---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\n' +
  `spec: { template: { ${more}metadata: { annotations: { ${annotation} } } } }\n`;

const pool = (name: string, group = 'projectcalico.org/v3'): string =>
  `---\napiVersion: ${group}\nkind: IPPool\nmetadata: { name: ${name} }\n`;

const READ = [
  'cni.projectcalico.org/podIPs',
  'cni.projectcalico.org/ipFamilies',
  'cni.projectcalico.org/network',
  'ovn.kubernetes.io/logical_router',
  'ovn.kubernetes.io/ingress_rate',
  'net1.default.ovn.kubernetes.io/ip_adress',
  'tke.cloud.tencent.com/networks-status',
  'eks.tke.cloud.tencent.com/cpu',
  'ipaddrs',
]
  .map((key) => `${key}: "1"`)
  .join(', ');

testDocumentRules('manifests of any CNI', [
  {
    rule: annotationIsNoText,
    refused: pod('cni.projectcalico.org/ipv4pools: [web]'),
    says: 'The annotation cni.projectcalico.org/ipv4pools is […], which is no text: quotes are missing.',
    accepted: pod('cni.projectcalico.org/ipv4pools: "[web]", prometheus.io/scrape: true'),
  },
  {
    rule: annotationIsNoText,
    refused: statefulSet('ovn.kubernetes.io/ingress_rate: 3'),
    says: 'The annotation ovn.kubernetes.io/ingress_rate is 3, which is no text: quotes are missing.',
    accepted: statefulSet('ovn.kubernetes.io/ingress_rate: "3"'),
  },
  {
    rule: annotationIsNoText,
    refused: pod('net1.default.ovn.kubernetes.io/ip_pool: [10.66.0.5, 10.66.0.6]'),
    says: 'The annotation net1.default.ovn.kubernetes.io/ip_pool is […]',
    accepted: pod('net1.default.ovn.kubernetes.io/ip_pool: "10.66.0.5,10.66.0.6", batch.kubernetes.io/count: 5'),
  },
  {
    rule: annotationIsNoText,
    refused: pod('cni.projectcalico.org/ipAddrs: '),
    says: 'The annotation cni.projectcalico.org/ipAddrs has no value.',
    accepted: pod('cni.projectcalico.org/ipAddrs: ""'),
  },
  ...(
    [
      ['cni.projectcalico.org/ipaddrs', 'cni.projectcalico.org/ipAddrs'],
      ['cni.projectcalico.org/ipv4Pool', 'cni.projectcalico.org/ipv4pools'],
      ['ovn.kubernetes.io/ippool', 'ovn.kubernetes.io/ip_pool'],
      ['ovn.kubernetes.io/logical_swtich', 'ovn.kubernetes.io/logical_switch'],
      ['tke.cloud.tencent.com/vpc-ip-claim-delete-polcy', 'tke.cloud.tencent.com/vpc-ip-claim-delete-policy'],
      ['tke.cloud.tencent.com/vpc-ip-claim-expired-duration', 'tke.cloud.tencent.com/claim-expired-duration'],
    ] as const
  ).map(([written, meant]) => ({
    rule: misspeltAnnotation,
    refused: statefulSet(`${written}: "x"`),
    says: `Nobody reads the annotation ${written}; what is read is ${meant}.`,
    accepted: statefulSet(`${meant}: "x", ${READ}`),
  })),
  {
    rule: hostNetwork,
    refused: `${pod('ovn.kubernetes.io/ip_address: 10.66.0.5')}spec: { hostNetwork: true }\n`,
    says: 'The annotation ovn.kubernetes.io/ip_address has no effect: the pods are on the host network.',
    accepted: `${pod('ovn.kubernetes.io/ip_address: 10.66.0.5')}spec: {}\n`,
  },
  {
    rule: hostNetwork,
    refused: statefulSet('cni.projectcalico.org/ipv4pools: "[]"', 'spec: { hostNetwork: true }, '),
    says: 'The annotation cni.projectcalico.org/ipv4pools has no effect',
    accepted: statefulSet('prometheus.io/port: "1"', 'spec: { hostNetwork: true }, '),
  },
  {
    rule: objectTwiceInFile,
    refused: pool('db') + pool('web') + pool('db'),
    says: 'The IPPool db stands in line 2 already.',
    accepted: pool('db') + pool('web') + pool('db', 'kubeovn.io/v1') + pool('db').replace('db', 'db, uid: 1b4e'),
  },
]);

test('an object of one name in two files may be for two clusters', () => {
  const objects = ['a.yaml', 'b.yaml'].flatMap((file) =>
    readForeignDocuments(pool('db'), file).flatMap((document) => objectOf(document) ?? []),
  );
  expect(lintObjects(objects, {}, [objectTwiceInFile])).toEqual([]);
});

test('what stands twice in a file is found there, also where an earlier file has it once', () => {
  const files = { 'a.yaml': pool('p'), 'b.yaml': pool('p') + pool('p') };
  const objects = Object.entries(files)
    .flatMap(([file, text]) => readForeignDocuments(text, file))
    .flatMap((document) => objectOf(document) ?? []);
  const found = lintObjects(objects, { target: {} }).filter(({ rule }) => rule === objectTwiceInFile.id);
  expect(found.map(({ where, message }) => [where.file, where.line, message])).toEqual([
    ['b.yaml', 8, 'The IPPool p stands in line 2 already.'],
  ]);
});
