import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { IpamApp } from '../../src/index';
import type { KubeObject } from '../control-plane/kube-object';
import { type LockAddresses, lockAddresses } from './lock-addresses';

/** One cluster of an app, as synth has written it. */
export interface SynthesizedCluster {
  readonly name: string;
  /** File by file, in the order of their names. */
  readonly manifests: readonly KubeObject[];
  /** Who has which address in the lock, for all clusters of the app. */
  readonly addresses: LockAddresses;
}

/**
 * Synthesizes an app into files, against this lock, and reads them again: the clusters in the order of their names.
 *
 * @param lock @default an empty one
 */
export function synthesized(declare: (app: App) => void, lock?: string): SynthesizedCluster[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-e2e-'));
  try {
    const [lockFile, outdir] = [join(folder, 'ipam.lock.yaml'), join(folder, 'dist')];
    if (lock !== undefined) writeFileSync(lockFile, lock);
    const app = new IpamApp({ lockFile, outdir, frozen: false });
    declare(app);
    app.synth();
    const addresses = lockAddresses(readFileSync(lockFile, 'utf8'));
    return readdirSync(outdir)
      .sort()
      .map((name) => ({ name, manifests: manifestsIn(join(outdir, name)), addresses }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The objects of the manifests in a folder, file by file in the order of their names. */
export const manifestsIn = (folder: string): KubeObject[] =>
  readdirSync(folder)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { version: '1.1' }))
    .map((document) => document.toJS());
