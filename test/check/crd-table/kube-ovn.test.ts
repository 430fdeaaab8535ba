import { ApiObject } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { foreignObject } from '../../../src/check/foreign-object';
import { lintObjects } from '../../../src/check/lint';
import { Cluster, Ipam, KubeOvn } from '../../../src/index';
import { isError, type Problem } from '../../../src/model/problem';
import { versionOf } from '../../../src/model/version';
import { crdViolations } from '../../support/crd-schema';
import { plainApp } from '../../support/declare';
import {
  answersOf,
  isToBeTold,
  type KubeOvnVersion,
  type Manifest,
  objectOf,
  type Row,
  VERSIONS,
} from './kube-ovn-row';
import { KUBE_OVN_ROWS as ROWS } from './kube-ovn-rows';

/** An error where it is refused there, a word where it does harm, nothing where it is good. */
function expectAsWanted(problems: readonly Problem[], row: Row, version: KubeOvnVersion): void {
  const said = problems.map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
  if (!isToBeTold(row, version)) expect(said).toEqual([]);
  else expect(said).not.toEqual([]);
  if (Object.values(answersOf(row, version)).includes('R')) expect(problems.some(isError), said.join()).toBe(true);
}

const judged = (manifest: Manifest) => foreignObject(objectOf(manifest), () => ({ file: 'x.yaml', line: 1 }))!;

describe.each(VERSIONS)('Kube-OVN %s', (version) => {
  test.each(ROWS.map((row) => [row.line, row] as const))('%s', (_, row) => {
    const request = {
      target: { kubeOvn: { version: versionOf(version) } },
      known: () => (row.others ?? []).map(judged),
      before: [...(row.before ? [row.before] : []), ...(row.others ?? [])].map(judged),
    };
    for (const manifest of row.manifests) expectAsWanted(lintObjects([judged(manifest)], request), row, version);
  });

  const inSynth = ROWS.filter(({ before, notInSynth }) => before === undefined && notInSynth === undefined);
  test.each(inSynth.map((row) => [row.line, row] as const))('%s, in a chart', (_, row) => {
    for (const manifest of row.manifests) {
      const app = plainApp();
      const { chart } = new Cluster(app, 'prod', { backend: KubeOvn.version(version), kubernetes: '1.34' });
      for (const [i, object] of [manifest, ...(row.others ?? [])].entries())
        new ApiObject(chart, `object-${i}`, objectOf(object));
      expectAsWanted(Ipam.of(app).problems(), row, version);
    }
  });

  const asked = ROWS.filter((row) => row.before === undefined && answersOf(row, version).schema !== '·');
  const ofKubeOvn = asked.filter(({ manifests }) => manifests.every(({ apiVersion }) => apiVersion === undefined));
  test.each(ofKubeOvn.map((row) => [row.line, row] as const))('%s, by the saved schema', (_, row) => {
    for (const manifest of row.manifests) {
      const violations = crdViolations(objectOf(manifest), `imports/crds/kube-ovn/v${version}`);
      expect(violations.length > 0 ? 'R' : 'a', violations.join()).toBe(answersOf(row, version).schema);
    }
  });
});

test('the table has every line, and each one is read', () => {
  expect(ROWS.length).toBeGreaterThan(85);
  expect(new Set(ROWS.map(({ line }) => line)).size).toBe(ROWS.length);
});
