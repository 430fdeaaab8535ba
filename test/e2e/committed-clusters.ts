import { readFileSync } from 'node:fs';
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

/** The examples whose output Argo CD reads. */
export const COMMITTED_EXAMPLES: readonly string[] = EXAMPLES.filter(({ layout }) => layout !== 'flux').map(
  ({ name }) => name,
);
