import { describe, expect, it } from 'vitest';
import { ManifestReader, placeOf } from '../../src/gitops/read-manifests';
import { yamlText } from '../../src/render/yaml-text';

const read = (text: string, path = 'prod/shop.k8s.yaml') => new ManifestReader().read([{ path, text }]);

const inWords = (text: string): readonly string[] => read(text).map(({ line, key }) => `${line} ${key}`);

describe('a file of manifests', () => {
  it('has its documents, with the lines on which they begin', () => {
    const text = yamlText([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'redis', namespace: 'shop' },
        spec: { replicas: 3 },
      },
    ]);
    expect(inWords(text)).toEqual(['1 /Namespace//shop', '6 apps/StatefulSet/shop/redis']);
    expect(read(text)[1]?.object.spec).toEqual({ replicas: 3 });
  });

  it('may be written in any other way', () => {
    const text =
      '# made by hand\n--- # first\nkind: Service\napiVersion: v1\nmetadata: {name: &n web, labels: {app: *n}}\n---\n---\n';
    expect(inWords(text)).toEqual(['2 /Service//web']);
  });

  it('may have lists, which stand for their items', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Pod, metadata: {name: a}}\n  - {apiVersion: v1, kind: Pod, metadata: {name: b}}\n';
    expect(inWords(text)).toEqual(['1 /Pod//a', '1 /Pod//b']);
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# nothing\n'],
    ['no object', 'replicas: 3\n'],
    ['a text', 'hello\n'],
    ['no YAML', 'a: [\n'],
    ['a template', 'metadata: {{ .Values.x }}\n'],
    ['a merge of what is no mapping', 'apiVersion: v1\nkind: Pod\n<<: 3\n'],
    [
      'aliases that explode',
      `a: &a [x, x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [${Array(20).fill(`*${'abcdefghij'[i]}`)}]\n`).join('')}`,
    ],
    ['brackets without end', `a: ${'['.repeat(20_000)}\n`],
  ])('with %s in it has none', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  it('keeps a head that is good where the rest is no YAML', () => {
    const [manifest] = read('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec: [\n');
    expect([manifest?.object.name, manifest?.object.spec]).toEqual(['a', {}]);
  });

  it('is read where Argo CD would read it as YAML only', () => {
    expect(read('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n', 'prod/notes.txt')).toEqual([]);
  });
});

describe('a path below the output folder', () => {
  it.each([
    ['shop.k8s.yaml', '', ''],
    ['prod/shop.k8s.yaml', 'prod', 'prod'],
    ['prod\\shop.k8s.yaml', 'prod', 'prod'],
    ['prod/teams/shop.k8s.yaml', 'prod', 'prod'],
    ['prod/infra/cluster.k8s.yaml', 'prod', 'prod/infra'],
    ['prod/workloads/shop.k8s.yaml', 'prod', 'prod/workloads'],
    ['infra/shop.k8s.yaml', 'infra', 'infra'],
  ])('%s is of the cluster %j, synced as %j', (path, cluster, app) => {
    expect(placeOf(path)).toMatchObject({ cluster, app });
  });
});
