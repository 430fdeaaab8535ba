import { describe, expect, it } from 'vitest';
import { Calico, KubeOvn } from '../../src/index';
import { deploy, differences } from '../control-plane/deploy';
import { eventually } from '../control-plane/eventually';
import { addressesOnPod } from '../control-plane/kubelet';
import { podsByName, readyPods } from '../control-plane/pods';
import { changedByApplyingAgain, settled } from '../control-plane/steadiness';
import { useCluster } from './cluster';
import { clustersOf, type Variation } from './example-clusters';
import { expectedPods } from './expected-pods';

/** Every example as it is, and the small ones on every version of the CRDs that is saved. */
const VARIATIONS: readonly Variation[] = [
  { name: 'platform', crds: ['calico/v3.32', 'kube-ovn/v1.16.2', 'stand-ins'] },
  { name: 'tke', crds: [] },
  { name: 'calico', crds: ['calico/v3.32'] },
  { name: 'calico', crds: ['calico/v3.31'], backend: Calico.v3_31({ api: 'crd' }) },
  { name: 'calico', crds: ['calico/v3.32'], backend: Calico.v3_32({ api: 'crd' }) },
  { name: 'calico', crds: ['calico/v3.33'], backend: Calico.v3_33({ api: 'crd' }) },
  { name: 'calico', crds: ['calico/v3.33'], backend: Calico.v3_33({ api: 'native' }) },
  { name: 'kube-ovn', crds: ['kube-ovn/v1.16.2', 'stand-ins'] },
  { name: 'kube-ovn', crds: ['kube-ovn/v1.15.24', 'stand-ins'], backend: KubeOvn.v1_15({ ipObjects: true }) },
];

describe.each(VARIATIONS)('the example $name with $crds', (variation) => {
  describe.each(clustersOf(variation))('the cluster $name', ({ name, manifests, addresses, crds }) => {
    const cluster = useCluster(...crds);
    const expected = expectedPods(manifests);

    it('is taken, wave by wave, with strict field validation', async () => {
      await deploy(cluster.connection, manifests);
    });

    it('has all its pods, with the addresses of the lock', async () => {
      await eventually('all pods are ready', async () => {
        const ready = await readyPods(cluster.api);
        return expected.every((pod) => ready.has(`${pod.namespace}/${pod.name}`));
      });
      const pods = await podsByName(cluster.api);
      const found = expected.map((pod) => [pod.holder, addressesOnPod(pods.get(`${pod.namespace}/${pod.name}`)!)]);
      const locked = expected.map(({ holder }) => [holder, addresses.get(`${name}/${holder}`) ?? []]);
      expect(found).toEqual(locked);
    });

    it('does not change when it is applied again', async () => {
      await settled(cluster.api, manifests);
      expect(await differences(cluster.connection, manifests)).toBe('');
      expect(await changedByApplyingAgain(cluster.api, manifests)).toEqual([]);
    });
  });
});
