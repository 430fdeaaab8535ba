import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ForeignObject } from '../../src/check/foreign-object';
import { ManifestReader } from '../../src/gitops/read-manifests';

/** The objects of the manifests in the folder of a cluster, as our planner sees them. */
export function objectsIn(path: string): readonly ForeignObject[] {
  const files = readdirSync(path).map((file) => ({
    path: `${basename(path)}/${file}`,
    text: readFileSync(join(path, file), 'utf8'),
  }));
  return new ManifestReader().read(files).map(({ object }) => object);
}
