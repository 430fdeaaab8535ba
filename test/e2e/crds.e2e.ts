import { describe, expect, it } from 'vitest';
import { type CrdSet, installCrds, removeCrds } from '../control-plane/crds';
import { refTo } from '../control-plane/kube-object';
import { useCluster } from './cluster';

const SETS: readonly CrdSet[] = [
  'calico/v3.31',
  'calico/v3.32',
  'calico/v3.33',
  'kube-ovn/v1.15.24',
  'kube-ovn/v1.16.2',
  'cdk8s-ipam',
  'stand-ins',
];

describe('the saved CRDs', () => {
  const cluster = useCluster();

  it.each(SETS)('%s can be installed, and removed again', async (set) => {
    const installed = () => cluster.api.list('apiextensions.k8s.io/v1', 'CustomResourceDefinition');
    await installCrds(cluster.api, set);
    for (const { metadata, status } of await installed()) {
      expect(status.conditions, metadata.name).not.toContainEqual(
        expect.objectContaining({ type: 'NonStructuralSchema' }),
      );
    }
    await removeCrds(cluster.api, set);
    expect(await installed()).toEqual([]);
  });

  it('change what an object may be', async () => {
    const { spec, ...pool } = { ...refTo('projectcalico.org/v3', 'IPPool', 'odd'), spec: { cidr: '10.1.2.3/24' } };
    await installCrds(cluster.api, 'calico/v3.32');
    expect((await cluster.api.dryRun({ ...pool, spec })).accepted).toBe(true);
    await removeCrds(cluster.api, 'calico/v3.32');
    await installCrds(cluster.api, 'calico/v3.33');
    expect((await cluster.api.dryRun({ ...pool, spec })).accepted).toBe(false);
  });
});
