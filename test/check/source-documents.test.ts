import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { objectOf } from '../../src/check/foreign-object';
import { readForeignYaml } from '../../src/check/foreign-yaml';
import { lintObjects } from '../../src/check/lint';
import type { LintTarget } from '../../src/check/lint-target';
import { versionOf } from '../../src/model/version';

interface Reading {
  readonly target?: LintTarget;
  readonly edit?: (text: string) => string;
}

/** What a page has wrong, as `check` reports it: place, rule, object and field, from top to bottom. */
function mistakes(page: string, { target = {}, edit = (text) => text }: Reading = {}): string[] {
  const file = `test/fixtures/documents/${page}.yaml`;
  const { documents, problems } = readForeignYaml(edit(readFileSync(file, 'utf8')), file);
  expect(problems).toEqual([]);
  const objects = documents.flatMap((document) => objectOf(document) ?? []);
  return lintObjects(objects, { target, areWhole: true })
    .map((problem) => ({ ...problem, line: problem.where.line ?? 0 }))
    .sort((a, b) => a.line - b.line)
    .map(({ rule, where: { identity, file: place, line, column, field } }) => {
      expect(place).toBe(file);
      return `${line}:${column} ${rule} ${identity} ${field}`;
    });
}

const calico = (version: string, api: 'native' | 'aggregated' | 'crd'): LintTarget => ({
  calico: { version: versionOf(version), api },
});

const POOLS = 'metadata.annotations["cni.projectcalico.org/ipv4pools"]';

describe('Calico’s page about fixed addresses', () => {
  const list = [
    '2:1 IPAM416 Pod/staticIpPod spec.containers',
    '5:3 IPAM319 Pod/staticIpPod metadata.name',
    '7:5 IPAM638 Pod/staticIpPod metadata.annotations["cni.projectcalico.org/ipAddrs"]',
    '22:3 IPAM303 IPPool/my.ippool-1 spec.cidr',
    '22:3 IPAM304 IPPool/my.ippool-1 spec.cidr',
    '36:3 IPAM303 IPPool/my.ippool-2 spec.cidr',
    '36:3 IPAM304 IPPool/my.ippool-2 spec.cidr',
    '45:1 IPAM416 StatefulSet/redis-cluster spec.selector',
    '45:1 IPAM416 StatefulSet/redis-cluster spec.template.metadata.labels',
    '45:1 IPAM416 StatefulSet/redis-cluster spec.template.spec.containers',
    `50:5 IPAM317 StatefulSet/redis-cluster ${POOLS}`,
    `50:5 IPAM317 StatefulSet/redis-cluster ${POOLS}`,
    `50:5 IPAM318 StatefulSet/redis-cluster ${POOLS}`,
  ];

  it('has these mistakes, whatever the cluster', () => {
    expect(mistakes('calico')).toEqual(list);
  });

  it.each([calico('3.32', 'native'), calico('3.33', 'native'), calico('3.33', 'aggregated')])(
    'has them for %o',
    (target) => {
      expect(mistakes('calico', { target })).toEqual(list);
    },
  );

  it('is of an API besides that 3.31 without its API server does not have', () => {
    const found = mistakes('calico', { target: calico('3.31', 'crd') });
    expect(found.filter((line) => line.includes('IPAM632'))).toEqual([
      '10:1 IPAM632 IPPool/default-ipv4-ippool apiVersion',
      '17:1 IPAM632 IPPool/my.ippool-1 apiVersion',
      '31:1 IPAM632 IPPool/my.ippool-2 apiVersion',
    ]);
    expect(found.filter((line) => !line.includes('IPAM632'))).toEqual(list);
  });

  it('has pools that lie in another one also when their blocks are small enough', () => {
    const edit = (text: string) => text.replace(/(cidr: .*\/30)/g, '$1\n  blockSize: 30');
    const found = mistakes('calico', { edit });
    expect(found.filter((line) => line.includes('IPAM303'))).toEqual([]);
    expect(found.filter((line) => line.includes('IPAM304'))).toEqual([
      '22:3 IPAM304 IPPool/my.ippool-1 spec.cidr',
      '37:3 IPAM304 IPPool/my.ippool-2 spec.cidr',
    ]);
  });
});

describe('the same page, copied without its indentation', () => {
  it('has objects without a name, and fields where none belong', () => {
    const fields = ['name', 'cidr', 'ipipMode', 'natOutgoing', 'disabled', 'nodeSelector', 'allowedUses'];
    expect(mistakes('calico-without-indentation')).toEqual([
      '3:1 IPAM642 Pod/ metadata',
      '10:1 IPAM621 IPPool/ metadata',
      '10:1 IPAM642 IPPool/ metadata',
      '11:1 IPAM620 IPPool/ name',
      '12:1 IPAM621 IPPool/ spec',
      ...fields.slice(1).map((field, i) => `${13 + i}:1 IPAM620 IPPool/ ${field}`),
      '24:1 IPAM642 StatefulSet/ metadata',
    ]);
  });
});

describe('Kube-OVN’s page about reserved addresses', () => {
  it('has these mistakes', () => {
    expect(mistakes('kube-ovn')).toEqual([
      '19:3 IPAM339 IP/vm-dynamic-01.default metadata.finalizers',
      '27:3 IPAM339 IP/vm-dynamic-01.default metadata.resourceVersion',
      '28:3 IPAM339 IP/vm-dynamic-01.default metadata.uid',
      '50:3 IPAM338 IP/pod-static-01.default spec.podType',
      '53:3 IPAM673 IP/pod-static-01.default spec.v4IpAddress',
      '54:3 IPAM337 IP/pod-static-01.default spec.v6IpAddress',
      '63:3 IPAM339 IP/pod-static-01.default metadata.finalizers',
      '71:3 IPAM339 IP/pod-static-01.default metadata.resourceVersion',
      '72:3 IPAM339 IP/pod-static-01.default metadata.uid',
      '83:3 IPAM338 IP/pod-static-01.default spec.podType',
    ]);
  });
});

describe('Tencent’s page about public addresses', () => {
  it('has none', () => {
    expect(mistakes('tke')).toEqual([]);
  });
});
