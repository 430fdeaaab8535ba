import type { Api } from '../control-plane/api';
import type { KubeObject } from '../control-plane/kube-object';
import { addressesOnPod } from '../control-plane/kubelet';
import { podsByName } from '../control-plane/pods';
import { ready } from '../control-plane/workloads';
import { expectedPods } from './expected-pods';
import type { SynthesizedCluster } from './synthesized';

const WORKLOADS = ['StatefulSet', 'Deployment', 'Pod'];

type Addresses = readonly (readonly [holder: string, addresses: readonly string[]])[];

/** When all workloads are ready: the addresses that each of their pods carries. */
export async function carriedAddresses(api: Api, manifests: readonly KubeObject[]): Promise<Addresses> {
  await ready(
    api,
    manifests.filter(({ kind }) => WORKLOADS.includes(kind)),
  );
  const pods = await podsByName(api);
  return expectedPods(manifests).map(({ holder, path }) => [holder, addressesOnPod(pods.get(path)!)]);
}

/** The addresses that the lock has for each of these pods. */
export const lockedAddresses = ({ name, manifests, addresses }: SynthesizedCluster): Addresses =>
  expectedPods(manifests).map(({ holder }) => [holder, addresses.get(`${name}/${holder}`) ?? []]);
