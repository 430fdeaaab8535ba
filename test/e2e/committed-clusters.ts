import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../support/examples';
import { lockAddresses } from './lock-addresses';
import { manifestsIn, type SynthesizedCluster } from './synthesized';

/** A cluster of an example as it is committed, which is what Argo CD reads. */
export interface CommittedCluster extends SynthesizedCluster {
  /** Folder of its manifests. */
  readonly path: string;
}

/** The folder of `example/cluster` and what is in it. */
export function committedCluster(place: string): CommittedCluster {
  const [example, name] = place.split('/') as [string, string];
  const { home } = EXAMPLES.find((one) => one.name === example)!;
  const path = join(home, 'dist', name);
  const addresses = lockAddresses(readFileSync(join(home, 'ipam.lock.yaml'), 'utf8'));
  return { name, path, manifests: manifestsIn(path), addresses };
}

/** Every `example/cluster` that is laid out for Argo CD; beside them may be the folder of the Applications themselves. */
export const COMMITTED_CLUSTERS: readonly string[] = EXAMPLES.flatMap(({ name, home }) =>
  readdirSync(join(home, 'dist'))
    .filter((cluster) => existsSync(join(home, 'dist', cluster, 'cluster.k8s.yaml')))
    .sort()
    .map((cluster) => `${name}/${cluster}`),
);
