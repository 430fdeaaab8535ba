import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { BackendChoice } from '../../src/index';
import type { CrdSet } from '../control-plane/crds';
import type { KubeObject } from '../control-plane/kube-object';
import { EXAMPLES, synthExample } from '../support/examples';
import { backendOfEveryCluster } from './for-this-server';
import { type LockAddresses, lockAddresses } from './lock-addresses';

/** One cluster of an example, synthesized for this server. */
export interface ExampleCluster {
  readonly name: string;
  readonly manifests: readonly KubeObject[];
  readonly addresses: LockAddresses;
  /** The CRDs that its manifests want. */
  readonly crds: readonly CrdSet[];
}

export interface Variation {
  /** The example. */
  readonly name: string;
  /** The backend of all its clusters. @default what it declares */
  readonly backend?: BackendChoice;
  readonly crds: readonly CrdSet[];
}

/** The clusters of an example, in the order of their names. */
export function clustersOf({ name, backend, crds }: Variation): ExampleCluster[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-example-'));
  try {
    const example = EXAMPLES.find((one) => one.name === name)!;
    backendOfEveryCluster(backend, () => synthExample(example, folder));
    const addresses = lockAddresses(readFileSync(join(folder, 'ipam.lock.yaml'), 'utf8'));
    return readdirSync(join(folder, 'dist'))
      .sort()
      .map((cluster) => ({ name: cluster, manifests: manifestsIn(join(folder, 'dist', cluster)), addresses, crds }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const manifestsIn = (folder: string): KubeObject[] =>
  readdirSync(folder)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { version: '1.1' }))
    .map((document) => document.toJS());
