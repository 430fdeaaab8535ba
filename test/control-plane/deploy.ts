import { stringify } from 'yaml';
import { groupedBy } from '../../src/net/grouped-by';
import { Api, FIELD_MANAGER } from './api';
import type { Connection } from './connection';
import { servesKindsOf } from './crds';
import { pause } from './eventually';
import type { KubeObject } from './kube-object';
import { kubectl } from './kubectl';

/** Argo CD pauses so between waves; policies take effect within about a second. */
const PAUSE_MS = 2_000;

/**
 * Applies manifests as Argo CD does: wave by wave, server-side, with strict field validation.
 *
 * @throws Error with what the server has said where it takes one of them not
 */
export async function deploy(connection: Connection, manifests: readonly KubeObject[]): Promise<void> {
  const api = new Api(connection);
  for (const wave of wavesOf(manifests)) {
    const args = ['apply', '--server-side', `--field-manager=${FIELD_MANAGER}`, '--validate=strict', '-f', '-'];
    const { code, stderr } = await kubectl(connection, args, yamlOf(wave));
    if (code !== 0 || stderr !== '') throw new Error(stderr);
    await servesKindsOf(
      api,
      wave.filter(({ kind }) => kind === 'CustomResourceDefinition'),
    );
    if (wave.some(({ kind }) => kind.endsWith('PolicyBinding'))) await pause(PAUSE_MS);
  }
}

/** What `kubectl diff` finds between the manifests and the cluster; empty where nothing would change. */
export async function differences(connection: Connection, manifests: readonly KubeObject[]): Promise<string> {
  const args = ['diff', '--server-side', `--field-manager=${FIELD_MANAGER}`, '-f', '-'];
  const { stdout, stderr } = await kubectl(connection, args, yamlOf(manifests));
  return stdout + stderr;
}

/** The manifests in the order of their sync waves. */
function wavesOf(manifests: readonly KubeObject[]): readonly (readonly KubeObject[])[] {
  const waves = groupedBy(manifests, waveOf);
  return [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}

const waveOf = ({ metadata }: KubeObject): number =>
  Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

const yamlOf = (manifests: readonly KubeObject[]): string =>
  manifests.map((manifest) => stringify(manifest, { version: '1.1' })).join('---\n');
