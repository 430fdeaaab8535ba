import { describe, expect, it } from 'vitest';
import { planFluxSync } from '../../src/gitops/flux-plan';
import { inWords, sketch } from './sync-objects';

const pool = sketch('IPPool', 'db');
const set = sketch('StatefulSet', 'web', { namespace: 'shop' });
const shop = sketch('Namespace', 'shop');

describe('a sync of Flux', () => {
  it('does the infrastructure first, in it what others need first, and then the workloads', () => {
    const infra = { live: [], desired: [pool, shop], prune: false };
    expect(inWords(planFluxSync([infra, { live: [], desired: [set], prune: true }]))).toEqual([
      '0: apply Namespace/shop; then health Namespace/shop',
      '1: apply IPPool/db; then health IPPool/db',
      '2: apply StatefulSet/web',
    ]);
  });

  it('prunes behind each part and waits for nothing', () => {
    const infra = { live: [pool], desired: [], prune: false };
    const workloads = { live: [set], desired: [sketch('StatefulSet', 'new', { namespace: 'shop' })], prune: true };
    expect(inWords(planFluxSync([infra, workloads]))).toEqual([
      '0: keep IPPool/db',
      '1: apply StatefulSet/new',
      '2: prune StatefulSet/web',
    ]);
  });

  it('knows the annotation that keeps an object, and no option of Argo CD', () => {
    const kept = sketch('Service', 'kept', { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } });
    const other = sketch('Service', 'other', { options: 'Prune=false' });
    expect(inWords(planFluxSync([{ live: [kept, other], desired: [], prune: true }]))).toEqual([
      '0: keep Service/kept, prune Service/other',
    ]);
  });
});
