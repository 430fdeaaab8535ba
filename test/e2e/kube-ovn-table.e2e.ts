import { describe, expect, it } from 'vitest';
import { type DocumentCase, objectsIn } from '../check/areas/document-case';
import { KUBE_OVN_DOCUMENT_CASES } from '../check/areas/kube-ovn-document-cases';
import {
  answersOf,
  type KubeOvnVersion,
  type Manifest,
  objectOf,
  type Row,
  VERSIONS,
} from '../check/crd-table/kube-ovn-row';
import { KUBE_OVN_ROWS } from '../check/crd-table/kube-ovn-rows';
import type { Api } from '../control-plane/api';
import type { KubeObject } from '../control-plane/kube-object';
import { useCluster } from './cluster';

describe.each(VERSIONS)('an API server with the CRDs of Kube-OVN %s', (version) => {
  const crds = `kube-ovn/v${version}` as const;
  const cluster = useCluster(crds);

  it('answers every manifest as the table says', async () => {
    const wrong: string[] = [];
    for (const row of KUBE_OVN_ROWS.filter((each) => answersOf(each, version).schema !== '·'))
      wrong.push(...(await otherAnswers(row, version, cluster.api)));
    expect(wrong).toEqual([]);
  });

  it('refuses and takes what our rules do, where its schemas carry them', async () => {
    const carried = KUBE_OVN_DOCUMENT_CASES.filter(({ server = [] }) => server.includes(crds));
    const wrong: string[] = [];
    for (const one of carried) {
      const [refused, accepted] = [
        await answersTo(one.refused, cluster.api),
        await answersTo(one.accepted, cluster.api),
      ];
      if (refused.at(-1) === '') wrong.push(`${nameOf(one)} is taken`);
      wrong.push(...accepted.filter((message) => message !== '').map((message) => `${nameOf(one)}: ${message}`));
    }
    expect(wrong).toEqual([]);
    expect(carried.length).toBeGreaterThan(5);
  });
});

/** The manifests of a line that get another answer than the table has. */
async function otherAnswers(row: Row, version: KubeOvnVersion, api: Api): Promise<readonly string[]> {
  const { schema } = answersOf(row, version);
  const wrong: string[] = [];
  for (const manifest of row.manifests) {
    const message = await answerOver(row.before, manifest, api);
    const is = message === '' ? 'a' : 'R';
    if (is !== schema)
      wrong.push(`${row.line}: ${is}, not ${schema}, for ${JSON.stringify(manifest.spec)}: ${message}`);
  }
  return wrong;
}

/** Why an object is refused, over its state before; empty where it is taken. */
async function answerOver(before: Manifest | undefined, manifest: Manifest, api: Api): Promise<string> {
  if (before === undefined) return dryRun(written(manifest), api);
  const { accepted, message } = await api.apply(written(before));
  if (!accepted) throw new Error(message);
  const answer = await dryRun(written(manifest), api);
  await api.delete(written(before));
  return answer;
}

/** For each object of a YAML text why it is refused; empty where it is taken. */
async function answersTo(text: string, api: Api): Promise<readonly string[]> {
  const messages: string[] = [];
  for (const { value } of objectsIn(text)) messages.push(await dryRun(value as unknown as KubeObject, api));
  return messages;
}

async function dryRun(object: KubeObject, api: Api): Promise<string> {
  const { accepted, message } = await api.dryRun(object);
  return accepted ? '' : message || 'refused';
}

const written = (manifest: Manifest): KubeObject => objectOf(manifest) as unknown as KubeObject;

const nameOf = ({ rule, says }: DocumentCase): string => `${rule.id} (${says})`;
