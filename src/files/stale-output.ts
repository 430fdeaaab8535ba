import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from './commit-output';

/**
 * Takes away the manifests of charts that are no longer there, from the folders of clusters alone: Argo CD would go on
 * syncing them. `cdk8s synth` empties the whole output folder by itself; an app that is run directly has only this.
 *
 * @param extension of manifests, such as `.k8s.yaml`; other files are left alone
 */
export function removeStaleManifests(outdir: string, files: readonly OutputFile[], extension: string): void {
  const written = new Set(files.map(({ path }) => path));
  const clusters = new Set(files.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])));
  for (const cluster of clusters) {
    for (const below of readdirSync(join(outdir, cluster), { recursive: true, encoding: 'utf8' })) {
      const path = `${cluster}/${below.replaceAll('\\', '/')}`;
      if (path.endsWith(extension) && !written.has(path)) rmSync(join(outdir, path));
    }
  }
}
