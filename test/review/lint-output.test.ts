import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintOutput } from '../../src/review/lint-output';
import { configMap, file, ippool, other, reservation, workload } from './sides';

const found = (...files: Parameters<typeof lintOutput>[0]): readonly string[] =>
  lintOutput(files).map(({ rule, severity, where, message }) =>
    [rule, severity, `${where.file}${where.line === undefined ? '' : `:${where.line}`}`, message].join(' | '),
  );

const MANIFEST = file('prod/cluster.k8s.yaml', ippool('db', '10.0.0.0/28'));

describe('an output folder', () => {
  it.each(readdirSync(resolve(__dirname, '../../examples')))('is good as synth writes it: %s', (example) => {
    const folder = resolve(__dirname, '../../examples', example, 'dist');
    const files = filesBelow(folder).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
    expect(lintOutput(files)).toEqual([]);
  });

  it('has nothing but manifests in it', () => {
    const metadata = { path: 'construct-metadata.json', text: '{"version":"1.0.0","resources":{}}' };
    expect(found(MANIFEST, metadata)).toEqual([
      'IPAM410 | error | construct-metadata.json | construct-metadata.json lies in the output folder and is no manifest: Argo CD reads it with the manifests.',
    ]);
    expect(found({ path: 'prod/README.md', text: '# Hello' })[0]).toMatch(
      /^IPAM410 \| warning \| prod\/README\.md \| .* the next synth removes it/,
    );
    expect(found({ path: 'prod/a.jsonnet', text: '{}' })[0]).toMatch(/^IPAM410 \| error/);
    expect(found({ path: 'prod/a.json', text: '{' }, { path: 'prod/b.json', text: 'null' })).toHaveLength(2);
    expect(found({ path: 'prod/a.json', text: JSON.stringify(ippool('db', '10.0.0.0/28')) })).toEqual([]);
  });

  it('has each object of a cluster once', () => {
    const twice = file('prod/shop.k8s.yaml', workload('web'), ippool('db', '10.0.0.0/28'));
    expect(found(MANIFEST, twice)).toEqual([
      'IPAM411 | error | prod/shop.k8s.yaml:24 | IPPool db stands in prod/cluster.k8s.yaml:1 already: only the last of them is applied.',
    ]);
    expect(found(MANIFEST, { ...MANIFEST, path: 'test/cluster.k8s.yaml' })).toEqual([]);
    const [infra, shop] = ['infra', 'workloads'].map((app) => ({ ...MANIFEST, path: `prod/${app}/a.k8s.yaml` }));
    expect(found(infra!, shop!)[0]).toMatch(/prod\/infra and prod\/workloads are synced apart, and undo each other\.$/);
  });

  it('has waves on what pods need, where there are pods', () => {
    const { metadata, ...rest } = ippool('db', '10.0.0.0/28');
    const pool = { ...rest, metadata: { ...metadata, annotations: {} } };
    expect(found(file('prod/a.k8s.yaml', pool, workload('web')))).toEqual([
      'IPAM412 | warning | prod/a.k8s.yaml:1 | IPPool db has no sync wave, so that Argo CD applies it after the workloads of wave 0.',
    ]);
    expect(found(file('prod/a.k8s.yaml', pool))).toEqual([]);
    expect(found(file('prod/infra/a.k8s.yaml', pool), file('prod/workloads/b.k8s.yaml', workload('web')))).toEqual([]);
    const route = other('projectcalico.org/v3', 'NetworkSet', ['shop', 'partners'], { spec: { nets: [] } });
    expect(found(file('prod/a.k8s.yaml', route, workload('web')))).toEqual([]);
  });

  it('has no object that is beyond what client-side apply can note', () => {
    const large = (more = {}) => file('prod/a.k8s.yaml', configMap('big', { text: 'é'.repeat(131_100) }, more));
    expect(found(large())[0]).toMatch(
      /^IPAM413 \| error \| prod\/a\.k8s\.yaml:1 \| ConfigMap kube-system\/big has 262\d{3} bytes;/,
    );
    expect(found(large({ options: 'ServerSideApply=true' }))).toEqual([]);
    expect(found(file('prod/a.k8s.yaml', configMap('big', { text: 'e'.repeat(131_100) })))).toEqual([]);
  });

  it('has no folder that is too large for Argo CD', () => {
    const half = { options: 'ServerSideApply=true' };
    const files = ['a', 'b'].map((name) =>
      file(`prod/${name}.k8s.yaml`, configMap(name, { text: 'x'.repeat(5_000_000) }, half)),
    );
    expect(found(...files)).toEqual([
      expect.stringMatching(
        /^IPAM414 \| warning \| prod \| The folder prod has 10000\d{3} bytes of manifests; Argo CD reads 10000000\.$/,
      ),
    ]);
    expect(found(files[0]!, { ...files[1]!, path: 'test/b.k8s.yaml' })).toEqual([]);
  });

  it('may have a thousand objects of the same name in a thousand namespaces', () => {
    const many = Array.from({ length: 1_000 }, (_, i) => other('v1', 'ConfigMap', [`n${i}`, 'm'], { data: {} }));
    expect(found(file('prod/a.k8s.yaml', ...many, reservation('r', ['10.0.0.0/30'])))).toEqual([]);
  });
});

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  } catch {
    return [];
  }
}
