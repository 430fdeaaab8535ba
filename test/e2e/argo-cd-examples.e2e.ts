import { beforeAll, describe, expect, inject, it } from 'vitest';
import { argoSync, type SyncReport } from '../argo-cd/argo-sync';
import type { SyncTask } from '../argo-cd/events';
import { objectsIn } from '../argo-cd/objects-in';
import { performed, planned } from '../argo-cd/plan-order';
import { stagesOf } from '../argo-cd/stages';
import type { CrdSet } from '../control-plane/crds';
import type { Minor } from '../control-plane/kubernetes-version';
import { changedBy, settled } from '../control-plane/steadiness';
import { useCluster } from './cluster';
import { COMMITTED_EXAMPLES, committedCluster } from './committed-clusters';
import { carriedAddresses, lockedAddresses } from './pods-with-addresses';

/** Which clusters of the examples are synced where: each on a version of Kubernetes near its own. */
const PLACES: Readonly<Record<Minor, Readonly<Record<string, readonly CrdSet[]>>>> = {
  '1.36': {
    'platform/prod': ['calico/v3.32', 'stand-ins'],
    'calico/dc1': ['calico/v3.32'],
    'argocd/north': ['calico/v3.32'],
    'tenants/lab': ['kube-ovn/v1.16.2'],
  },
  '1.34': {
    'platform/plant': ['kube-ovn/v1.16.2', 'stand-ins'],
    'kube-ovn/lab': ['kube-ovn/v1.16.2', 'stand-ins'],
    'tke/burst': [],
    'tke/current': [],
    'tke/legacy': [],
  },
};

it('all examples are synced, on one version or the other', () => {
  const places = Object.values(PLACES).flatMap((clusters) => Object.keys(clusters));
  expect(new Set(places.map((place) => place.split('/')[0]))).toEqual(new Set(COMMITTED_EXAMPLES));
});

describe.each(Object.entries(PLACES[inject('kubernetes')]))('Argo CD, given %s', (place, crds) => {
  const cluster = useCluster(...crds);
  const committed = committedCluster(place);
  const { path, manifests } = committed;
  let first: SyncReport;

  beforeAll(async () => {
    first = await argoSync(cluster.connection, { path, options: ['--prune'] });
  }, 180_000);

  it('applies everything', () => {
    expect(first.stderr).toBe('');
    expect(first.ended).toMatchObject({ phase: 'Succeeded' });
    expect(first.compared.map(({ sync }) => sync)).toEqual(['OutOfSync', 'Synced']);
    expect(begun(first.tasks)).toHaveLength(manifests.length);
  });

  it('applies what others need before them, and waits until a wave is healthy before the next', () => {
    const stages = stagesOf(begun(first.tasks));
    expect(stages).toEqual([...new Set(stages)].sort((a, b) => a - b));
    const waves = first.tasks.map(({ wave }) => wave!);
    expect(waves).toEqual([...waves].sort((a, b) => a - b));
    const last = Math.max(...waves);
    expect(
      first.tasks.filter(({ wave, state }) => wave !== last && state === 'Succeeded').map(({ name }) => name),
    ).toHaveLength(begun(first.tasks).filter(({ wave }) => wave !== last).length);
  });

  it('goes the way that our planner foresees', () => {
    expect(performed(first.tasks)).toEqual(planned({ live: [], desired: objectsIn(path) }));
  });

  it('leads to pods that have the addresses of the lock', async () => {
    expect(await carriedAddresses(cluster.api, manifests)).toEqual(lockedAddresses(committed));
  });

  it('does nothing the second time', async () => {
    await settled(cluster.api, manifests);
    const again = await argoSync(cluster.connection, { path, options: ['--prune'] });
    expect(again.compared.map(({ sync }) => sync)).toEqual(['Synced']);
    expect(again.tasks).toEqual([]);
  });

  it('changes nothing where somebody syncs by hand', async () => {
    let byHand: SyncReport | undefined;
    const changed = await changedBy(cluster.api, manifests, async () => {
      byHand = await argoSync(cluster.connection, { path, options: ['--prune', '--manual'], waveDelay: '0s' });
    });
    expect(byHand?.ended).toMatchObject({ phase: 'Succeeded' });
    expect(changed).toEqual([]);
  });
});

/** Each object when it was applied first. */
const begun = (tasks: readonly SyncTask[]): readonly SyncTask[] =>
  tasks.filter(
    ({ kind, namespace, name }, i) =>
      tasks.findIndex((task) => task.kind === kind && task.namespace === namespace && task.name === name) === i,
  );
