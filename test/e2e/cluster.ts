import { afterAll, beforeAll, inject } from 'vitest';
import { Api } from '../control-plane/api';
import type { Connection } from '../control-plane/connection';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane';
import { type CrdSet, installCrds } from '../control-plane/crds';
import { Kubelet } from '../control-plane/kubelet';
import type { Minor } from '../control-plane/kubernetes-version';

declare module 'vitest' {
  interface ProvidedContext {
    /** The version of the API server that this run asks. */
    readonly kubernetes: Minor;
    /** The folder with its programs. */
    readonly programs: string;
  }
}

/** What the tests of a `describe` have to themselves. */
export interface Cluster {
  readonly api: Api;
  readonly connection: Connection;
}

/**
 * A new cluster for the tests of this `describe`, with these CRDs, whose pods become ready. It is gone afterwards, so
 * tests need not clean up: policies and CRDs are cluster-wide, and would meet those of others.
 */
export const useCluster = (...crds: readonly CrdSet[]): Cluster => useClusterWith({ crds });

interface ClusterProps {
  readonly crds: readonly CrdSet[];
  /** How long a pod takes to end, in milliseconds. @default 0 */
  readonly farewell?: number;
}

/** The same, where pods take their time. */
export function useClusterWith({ crds, farewell }: ClusterProps): Cluster {
  let plane: ControlPlane | undefined;
  let kubelet: Kubelet | undefined;
  let api: Api | undefined;
  beforeAll(async () => {
    plane = await startControlPlane(inject('kubernetes'), inject('programs'));
    api = new Api(plane.connection);
    await installCrds(api, ...crds);
    kubelet = new Kubelet(api, farewell);
  }, 180_000);
  afterAll(async () => {
    await kubelet?.stop();
    await plane?.stop();
  }, 60_000);
  return {
    get api() {
      return api!;
    },
    get connection() {
      return plane!.connection;
    },
  };
}
