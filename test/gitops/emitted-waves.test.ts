import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ForeignObject, fields } from '../../src/check/foreign-object';
import { planArgoSync } from '../../src/gitops/argo-plan';
import { kindOfCrd } from '../../src/gitops/argo-tasks';
import type { ManifestFile } from '../../src/gitops/manifest';
import { ManifestReader } from '../../src/gitops/read-manifests';
import { type PlacedStep, stepsOf } from '../../src/gitops/sync-plan';
import { groupedBy } from '../../src/net/grouped-by';

const ROOT = resolve(__dirname, '../..');

const EXAMPLES = readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/dist`);
const CLUSTERS = ['dist', ...EXAMPLES].flatMap((folder) => {
  const files = yamlBelow(join(ROOT, folder));
  const manifests = new ManifestReader().read(files);
  return [...groupedBy(manifests, ({ cluster }) => cluster)].map(
    ([cluster, own]) => [`${folder}/${cluster}`, own.map(({ object }) => object)] as const,
  );
});

function yamlBelow(folder: string): readonly ManifestFile[] {
  try {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
    return paths.sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  } catch {
    return [];
  }
}

const WORKLOADS = new Set(['StatefulSet', 'Deployment', 'Pod', 'VirtualMachine']);
const isWorkload = ({ kind }: ForeignObject) => WORKLOADS.has(kind);
const holdsAddresses = ({ kind, metadata, spec, value }: ForeignObject) =>
  isWorkload({ kind } as ForeignObject) &&
  (JSON.stringify(fields(spec.template).metadata ?? metadata).includes('cdk8s-ipam.dev/managed') ||
    JSON.stringify(value).includes('ip_pool'));

/** Of each two steps of which the one is needed by the other: that it is in an earlier stage. */
function expectBefore(
  steps: readonly PlacedStep[],
  needed: (o: ForeignObject) => boolean,
  by: (o: ForeignObject) => boolean,
) {
  const first = Math.min(...steps.filter(({ object }) => by(object)).map(({ stage }) => stage));
  for (const step of steps.filter(({ object }) => needed(object)))
    expect([step.object.kind, step.object.name, step.stage < first]).toEqual([
      step.object.kind,
      step.object.name,
      true,
    ]);
}

describe('the manifests of the examples', () => {
  it('are found', () => {
    expect(CLUSTERS.map(([name]) => name)).toContain('dist/prod');
    expect(CLUSTERS.length).toBeGreaterThan(6);
  });

  describe.each(CLUSTERS)('of %s', (_, objects) => {
    const steps = stepsOf(planArgoSync({ live: [], desired: objects }));

    it('have every object once', () => {
      expect(steps).toHaveLength(objects.length);
    });

    it('make namespaces before what is in them', () => {
      const spaces = steps.filter(({ object }) => object.kind === 'Namespace');
      for (const { object, stage } of spaces)
        expectBefore(
          steps,
          (o) => o === object && stage >= 0,
          ({ namespace }) => namespace === object.name,
        );
    });

    it('make CRDs before their objects', () => {
      for (const { object } of steps.filter((step) => kindOfCrd(step.object) !== undefined))
        expectBefore(
          steps,
          (o) => o === object,
          ({ group, kind }) => `${group}/${kind}` === kindOfCrd(object),
        );
    });

    it('make reservations before pools, and subnets before pools', () => {
      expectBefore(
        steps,
        ({ kind }) => kind === 'IPReservation',
        ({ kind }) => kind === 'IPPool',
      );
      expectBefore(
        steps,
        ({ kind }) => kind === 'Subnet',
        ({ kind }) => kind === 'IPPool',
      );
      expectBefore(
        steps,
        ({ kind }) => kind === 'Vpc',
        ({ kind }) => kind === 'Subnet',
      );
    });

    it('make pools, tables and policies before workloads with addresses', () => {
      const needed =
        /^(?:IPPool|IPReservation|Subnet|Vpc|IP|OvnEip|OvnFip|AllocationTable|.*AdmissionPolicy(?:Binding)?)$/;
      expectBefore(steps, ({ kind }) => needed.test(kind), holdsAddresses);
    });

    it('make tables before policies, and policies before their bindings', () => {
      expectBefore(
        steps,
        ({ kind }) => kind === 'AllocationTable',
        ({ kind }) => kind.endsWith('AdmissionPolicy'),
      );
      expectBefore(
        steps,
        ({ kind }) => kind.endsWith('AdmissionPolicy'),
        ({ kind }) => kind.endsWith('PolicyBinding'),
      );
    });

    it('are a sync that changes nothing the second time', () => {
      const again = stepsOf(planArgoSync({ live: objects, desired: objects }));
      expect(again.every(({ operation }) => operation === 'apply')).toBe(true);
    });
  });
});
