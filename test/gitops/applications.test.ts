import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applicationsIn } from '../../src/gitops/applications';
import { ManifestReader } from '../../src/gitops/read-manifests';
import { sketch } from './sync-objects';

const application = (spec: Readonly<Record<string, unknown>>, kind = 'Application') =>
  sketch(kind, 'prod', { apiVersion: 'argoproj.io/v1alpha1', spec });

describe('the Applications among manifests', () => {
  it('are those of the example, each with its cluster and what it reads', () => {
    const path = 'examples/argocd/dist/argocd/argocd.k8s.yaml';
    const text = readFileSync(resolve(__dirname, '../..', path), 'utf8');
    const found = applicationsIn(new ManifestReader().read([{ path, text }]).map(({ object }) => object));
    expect(found.map(({ name, cluster, reads, prune }) => `${name} ${cluster} ${reads} ${prune}`)).toEqual([
      'north-infra north infra false',
      'south-infra south infra false',
      'north-workloads north workloads true',
      'south-workloads south workloads true',
      'lab-infra lab infra false',
      'lab-workloads lab workloads true',
    ]);
  });

  it('may read everything, with options', () => {
    const spec = { source: { path: 'dist/prod/' }, syncPolicy: { syncOptions: ['PruneLast=true'] } };
    expect(applicationsIn([application(spec)])).toEqual([
      { name: 'prod', cluster: 'prod', reads: 'everything', prune: false, syncOptions: ['PruneLast=true'] },
    ]);
  });

  it('may read a folder for each layer, as Flux has them', () => {
    const read = (path: string) => applicationsIn([application({ source: { path } })])[0];
    expect(read('dist/prod/infra')).toMatchObject({ cluster: 'prod', reads: 'infra' });
    expect(read('examples/flux/dist/prod/workloads/')).toMatchObject({ cluster: 'prod', reads: 'workloads' });
    expect(read('dist/infra')).toMatchObject({ cluster: 'infra', reads: 'everything' });
  });

  it('may have several sources: parts of one folder are of one sync, and charts are passed over', () => {
    const read = (...sources: readonly object[]) =>
      applicationsIn([application({ sources })]).map(({ cluster, reads }) => `${cluster} ${reads}`);
    const part = (path: string, directory: object) => ({
      repoURL: 'https://git.example.com/platform',
      path,
      directory,
    });
    const infra = part('dist/prod', { include: 'cluster.k8s.yaml' });
    const workloads = part('dist/prod', { include: '*.k8s.yaml', exclude: 'cluster.k8s.yaml' });
    expect(read({ chart: 'redis' }, infra)).toEqual(['prod infra']);
    expect(read(infra, workloads)).toEqual(['prod everything']);
    expect(read(infra, part('dist/plant', {}))).toEqual(['prod infra', 'plant everything']);
    expect(read({ chart: 'redis' })).toEqual([]);
  });

  it('are none where a set makes them of something else than a list, or an object is no Application', () => {
    expect(applicationsIn([application({ generators: [{ clusters: {} }] }, 'ApplicationSet')])).toEqual([]);
    expect(applicationsIn([application({}, 'AppProject'), sketch('Service', 'web')])).toEqual([]);
  });
});
