import { ApiObject } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { foreignObject } from '../../../src/check/foreign-object';
import { lintObjects } from '../../../src/check/lint';
import { Calico, Ipam } from '../../../src/index';
import type { Problem } from '../../../src/model/problem';
import { versionOf } from '../../../src/model/version';
import { calicoCluster, plainApp } from '../../support/declare';
import { CALICO_ROWS } from './calico-rows';
import { answersOf, COLUMNS, type Column, isGood, type Manifest, objectFor, type Row } from './row';

/** A cluster whose answers are known: a column of the table, or Calico's API server. */
interface Cluster {
  readonly column: Column | 'aggregated';
  readonly version: string;
  readonly api: 'crd' | 'native' | 'aggregated';
}

const versionIn = (column: Column): string => `3.${column.slice(1)}`;

const CLUSTERS: readonly Cluster[] = [
  ...COLUMNS.map((column): Cluster => {
    const api = column.startsWith('c') ? 'crd' : 'native';
    return { column, version: versionIn(column), api };
  }),
  ...['3.31', '3.32', '3.33'].map((version): Cluster => ({ column: 'aggregated', version, api: 'aggregated' })),
];

/** The least that must be said: an error where it is refused there, a word where it is refused elsewhere or does harm. */
function wanted(row: Row, { column, version }: Cluster): 'error' | 'something' | 'nothing' | 'anything' {
  const { columns, validator, clientv3 } = answersOf(row);
  if (isGood(row)) return 'nothing';
  if (column === 'aggregated') {
    const answer = clientv3[`v${version.slice(2)}` as keyof typeof clientv3];
    return answer === 'R' ? 'error' : 'anything';
  }
  if (columns[column] === 'R') return 'error';
  if (row.quiet?.in.includes(column)) return 'nothing';
  if (row.harm?.in.includes(column)) return 'something';
  if (row.harm === undefined && [validator, clientv3.v32].includes('R')) return 'something';
  return 'anything';
}

function expectAsWanted(problems: readonly Problem[], row: Row, cluster: Cluster): void {
  const said = problems.map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
  const want = wanted(row, cluster);
  if (want === 'nothing') expect(said).toEqual([]);
  if (want === 'something') expect(said).not.toEqual([]);
  if (want === 'error') expect(said).toEqual(expect.arrayContaining([expect.stringMatching(/^error /)]));
}

const judged = (manifest: Manifest, { column }: Cluster) =>
  foreignObject(objectFor(column, manifest), () => ({ file: 'x.yaml', line: 1 }))!;

describe.each(CLUSTERS.map((cluster) => [`Calico ${cluster.version} ${cluster.api}`, cluster] as const))(
  '%s',
  (_, cluster) => {
    test.each(CALICO_ROWS.map((row) => [row.line, row] as const))('%s', (_line, row) => {
      const { version, api } = cluster;
      const all = (manifests: readonly Manifest[] = []) => manifests.map((manifest) => judged(manifest, cluster));
      for (const manifest of row.manifests) {
        const request = {
          target: { calico: { version: versionOf(version), api } },
          known: () => all(row.others),
          before: all([...(row.before ? [row.before] : []), ...(row.gone ?? []), ...(row.others ?? [])]),
        };
        expectAsWanted(lintObjects(all([manifest]), request), row, cluster);
      }
    });

    const inSynth = CALICO_ROWS.filter(({ before, notInSynth }) => before === undefined && notInSynth === undefined);
    test.each(inSynth.map((row) => [row.line, row] as const))('%s, in a chart', (_line, row) => {
      const { column, version, api } = cluster;
      for (const manifest of row.manifests) {
        const app = plainApp();
        const { chart } = calicoCluster(app, 'prod', { backend: Calico.version(version, { api }) });
        for (const [i, object] of [manifest, ...(row.others ?? [])].entries())
          new ApiObject(chart, `object-${i}`, objectFor(column, object));
        expectAsWanted(Ipam.of(app).problems(), row, cluster);
      }
    });
  },
);

test('the table has every line, and each one is read', () => {
  expect(CALICO_ROWS.length).toBeGreaterThan(95);
  expect(new Set(CALICO_ROWS.map(({ line }) => line)).size).toBe(CALICO_ROWS.length);
});
