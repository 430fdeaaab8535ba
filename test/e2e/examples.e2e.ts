import { describe, expect, it } from 'vitest';
import { type BackendChoice, Calico, KubeOvn } from '../../src/index';
import type { CrdSet } from '../control-plane/crds';
import { deploy, differences } from '../control-plane/deploy';
import { changedByApplyingAgain, settled } from '../control-plane/steadiness';
import { useCluster } from './cluster';
import { exampleClusters } from './example-clusters';
import { carriedAddresses, lockedAddresses } from './pods-with-addresses';

interface Variation {
  readonly example: string;
  /** What the server has installed. */
  readonly crds: readonly CrdSet[];
  /** The backend of its clusters. @default what the example declares */
  readonly backend?: BackendChoice;
}

/** Every example as it is, and the small ones on every version of the CRDs that is saved. */
const VARIATIONS: readonly Variation[] = [
  { example: 'platform', crds: ['calico/v3.32', 'kube-ovn/v1.16.2', 'stand-ins'] },
  { example: 'tke', crds: [] },
  { example: 'calico', crds: ['calico/v3.32'] },
  { example: 'calico', crds: ['calico/v3.31'], backend: Calico.v3_31({ api: 'crd' }) },
  { example: 'calico', crds: ['calico/v3.32'], backend: Calico.v3_32({ api: 'crd' }) },
  { example: 'calico', crds: ['calico/v3.33'], backend: Calico.v3_33({ api: 'crd' }) },
  { example: 'calico', crds: ['calico/v3.33'], backend: Calico.v3_33({ api: 'native' }) },
  { example: 'kube-ovn', crds: ['kube-ovn/v1.16.2', 'stand-ins'] },
  { example: 'kube-ovn', crds: ['kube-ovn/v1.15.24', 'stand-ins'], backend: KubeOvn.v1_15({ ipObjects: true }) },
  { example: 'tenants', crds: ['kube-ovn/v1.16.2'] },
  { example: 'tenants', crds: ['kube-ovn/v1.15.24'], backend: KubeOvn.v1_15() },
];

describe.each(VARIATIONS)('the example $example with $crds, $backend', ({ example, crds, backend }) => {
  describe.each(exampleClusters(example, backend))('the cluster $name', (synthesized) => {
    const { manifests } = synthesized;
    const cluster = useCluster(...crds);

    it('is taken, wave by wave, with strict field validation', async () => {
      await deploy(cluster.connection, manifests);
    });

    it('has all its pods, with the addresses of the lock', async () => {
      expect(await carriedAddresses(cluster.api, manifests)).toEqual(lockedAddresses(synthesized));
    });

    it('does not change when it is applied again', async () => {
      await settled(cluster.api, manifests);
      expect(await differences(cluster.connection, manifests)).toBe('');
      expect(await changedByApplyingAgain(cluster.api, manifests)).toEqual([]);
    });
  });
});
