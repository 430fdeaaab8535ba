import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readForeignDocuments } from '../../../src/check/foreign-yaml';
import { lintDocuments } from '../../../src/check/lint';

/** An Application on its folder, with more fields; `spec.` stands before those of its spec. */
const application = (more: { readonly metadata?: string; readonly source?: string; readonly policy?: string } = {}) =>
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prod, ${more.metadata ?? ''} }
spec:
  source: { repoURL: 'https://git.example.com/a.git', ${more.source ?? "path: dist/prod, directory: { include: '*.k8s.yaml' }"} }
  syncPolicy: { ${more.policy ?? ''} }
`;

const applicationSet = (policy: string, metadata = 'name: x') => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: sites }
spec:
  syncPolicy: { ${policy} }
  template:
    metadata: { ${metadata} }
    spec: { source: { path: 'dist/{{.cluster}}', directory: { include: '*.k8s.yaml' } } }
`;

const kustomization = (spec: string) => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: prod }
spec: { ${spec} }
`;

const pool = (annotations: string) => `apiVersion: crd.projectcalico.org/v1
kind: IPPool
metadata: { name: a, annotations: { ${annotations} } }
spec:
  cidr: 10.0.0.0/24
  blockSize: 26
  ipipMode: Never
  vxlanMode: Never
  nodeSelector: all()
  allowedUses: [Workload, Tunnel]
`;

const found = (yaml: string) =>
  lintDocuments(readForeignDocuments(yaml, 'x.yaml'))
    .filter(({ rule }) => /^IPAM72/.test(rule))
    .map(({ rule, where }) => `${rule} ${where.field}`);

const CASCADE = 'finalizers: [resources-finalizer.argocd.argoproj.io]';
const WORKLOADS = "path: dist/prod, directory: { include: '*.k8s.yaml', exclude: cluster.k8s.yaml }";

describe('what syncs a cluster', () => {
  test.each([
    ['is fine as it is documented', application(), []],
    ['deletes everything with itself', application({ metadata: CASCADE }), ['IPAM725 metadata.finalizers[0]']],
    [
      'deletes everything with itself, in the background',
      application({ metadata: 'finalizers: [resources-finalizer.argocd.argoproj.io/background]' }),
      ['IPAM725 metadata.finalizers[0]'],
    ],
    ['deletes workloads with itself', application({ metadata: CASCADE, source: WORKLOADS }), []],
    ['is of something else', application({ metadata: CASCADE, source: 'path: charts/shop' }), []],
    ['reads every file', application({ source: 'path: dist/prod' }), ['IPAM726 spec.source.directory.include']],
    ['reads all but JSON', application({ source: "path: dist/prod, directory: { exclude: '*.json' }" }), []],
    ['is a chart', application({ source: 'path: dist/chart, helm: {}' }), []],
    [
      'is ours by its label, wherever it reads',
      application({ metadata: 'labels: { app.kubernetes.io/managed-by: cdk8s-ipam }', source: 'path: out/prod' }),
      ['IPAM726 spec.source.directory.include'],
    ],
    [
      'replaces what it cannot change',
      application({ policy: "syncOptions: ['ServerSideApply=true', 'Force=true', 'Replace=true']" }),
      ['IPAM727 spec.syncPolicy.syncOptions[1]', 'IPAM727 spec.syncPolicy.syncOptions[2]'],
    ],
    [
      'prunes all of an empty folder',
      application({ policy: 'automated: { prune: true, allowEmpty: true }' }),
      ['IPAM728 spec.syncPolicy.automated.allowEmpty'],
    ],
    ['preserves what it has made', applicationSet('preserveResourcesOnDeletion: true'), []],
    [
      'gives each Application the finalizer',
      applicationSet('applicationsSync: create-update'),
      ['IPAM725 spec.syncPolicy.preserveResourcesOnDeletion'],
    ],
    [
      'writes the finalizer itself',
      applicationSet('preserveResourcesOnDeletion: true', CASCADE),
      ['IPAM725 spec.template.metadata.finalizers[0]'],
    ],
    ['is of Flux, and fine', kustomization('path: ./dist/prod/infra, prune: false'), []],
    ['is of Flux, for workloads', kustomization('path: ./dist/prod/workloads, prune: true'), []],
    [
      'is of Flux, and deletes',
      kustomization('path: ./dist/prod, prune: true'),
      ['IPAM725 spec.deletionPolicy', 'IPAM728 spec.prune'],
    ],
    [
      'is of Flux, and deletes when it is deleted',
      kustomization('path: ./dist/prod/infra, prune: false, deletionPolicy: WaitForTermination'),
      ['IPAM725 spec.deletionPolicy'],
    ],
    [
      'is of Flux, and forces',
      kustomization('path: ./dist/prod/infra, prune: false, force: true'),
      ['IPAM727 spec.force'],
    ],
    ['is of Flux, for others', kustomization('path: ./clusters/prod, prune: true, force: true'), []],
    ['has no spec at all', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: 7\n', []],
    ['has sources that are none', application({ source: 'path: [dist], directory: 3' }), []],
  ] as const)('%s', (_, yaml, flaws) => {
    expect(found(yaml)).toEqual(flaws);
  });

  test('is a warning where the folder is laid out for Flux, whose objects say themselves that they stay', () => {
    const yaml = kustomization('path: ./dist/prod/infra, prune: true, deletionPolicy: Orphan');
    expect(lintDocuments(readForeignDocuments(yaml, 'x.yaml'))).toMatchObject([
      { rule: 'IPAM728', severity: 'warning', where: { file: 'x.yaml', line: 4 } },
    ]);
  });
});

describe('what the examples declare', () => {
  test.each(['argocd/dist/argocd/argocd.k8s.yaml', 'flux/dist/flux/flux.k8s.yaml'])('%s has none of these', (file) => {
    const text = readFileSync(join(__dirname, '../../../examples', file), 'utf8');
    expect(text).toContain('app.kubernetes.io/managed-by: cdk8s-ipam');
    expect(lintDocuments(readForeignDocuments(text, file))).toEqual([]);
    const pruning = text.replaceAll('prune: false', 'prune: true');
    expect(lintDocuments(readForeignDocuments(pruning, file))).toEqual([]);
  });
});

describe('an object with addresses', () => {
  test.each([
    ['asks Argo CD to replace it', 'argocd.argoproj.io/sync-options: "Prune=false, Replace=true"', 1],
    ['asks Flux to replace it', 'kustomize.toolkit.fluxcd.io/force: Enabled', 1],
    ['asks for neither', 'argocd.argoproj.io/sync-options: Prune=false', 0],
  ])('%s', (_, annotations, count) => {
    expect(found(pool(annotations)).filter((text) => text.startsWith('IPAM727'))).toHaveLength(count);
  });
});
