import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import type { BackendChoice } from '../../src/index';
import { EXAMPLES } from '../support/examples';
import { withBackend } from './for-this-server';
import { type SynthesizedCluster, synthesized } from './synthesized';

/** The clusters of an example, synthesized for this server against its committed lock. */
export function exampleClusters(name: string, backend?: BackendChoice): SynthesizedCluster[] {
  const { declare, home } = EXAMPLES.find((example) => example.name === name)!;
  const lock = readFileSync(join(home, 'ipam.lock.yaml'), 'utf8');
  return synthesized((app: App) => withBackend(backend, () => declare(app)), lock);
}
