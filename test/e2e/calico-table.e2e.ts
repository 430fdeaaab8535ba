import { describe, expect, it } from 'vitest';
import { CALICO_DOCUMENT_CASES } from '../check/areas/calico-document-cases';
import { type DocumentCase, objectsIn } from '../check/areas/document-case';
import { CALICO_ROWS } from '../check/crd-table/calico-rows';
import { answersOf, type Column, type Manifest, objectFor, type Row } from '../check/crd-table/row';
import type { Api } from '../control-plane/api';
import type { CrdSet } from '../control-plane/crds';
import type { KubeObject } from '../control-plane/kube-object';
import { useCluster } from './cluster';

const columnsOf: Readonly<Record<string, readonly Column[]>> = {
  'calico/v3.31': ['c31'],
  'calico/v3.32': ['c32', 'n32'],
  'calico/v3.33': ['c33', 'n33'],
};

describe.each(Object.entries(columnsOf))('an API server with the CRDs of %s', (crds, columns) => {
  const cluster = useCluster(crds as CrdSet);

  it.each(columns)('answers every manifest as column %s of the table says', async (column) => {
    const wrong: string[] = [];
    for (const row of CALICO_ROWS.filter(({ notOnServer }) => notOnServer === undefined))
      wrong.push(...(await otherAnswers(row, column, cluster.api)));
    expect(wrong).toEqual([]);
  });

  it('refuses and takes what our rules do, where it carries them', async () => {
    const wrong: string[] = [];
    for (const one of CALICO_DOCUMENT_CASES.filter(({ server = [] }) => server.includes(crds))) {
      const refused = await answersTo(one, one.refused, cluster.api);
      if (refused.at(-1) === '') wrong.push(`${one.rule.id} is taken: ${one.says}`);
      const accepted = await answersTo(one, one.accepted, cluster.api);
      wrong.push(...accepted.filter((message) => message !== '').map((message) => `${one.rule.id} ${message}`));
    }
    expect(wrong).toEqual([]);
  });
});

/** The manifests of a line that get another answer than the table has. */
async function otherAnswers(row: Row, column: Column, api: Api): Promise<readonly string[]> {
  const expected = answersOf(row).columns[column];
  const wrong: string[] = [];
  for (const manifest of row.manifests) {
    const others = [...(row.others ?? []), ...(row.before ? [row.before] : [])];
    const answer = await answerOver(
      others.map((other) => written(column, other)),
      written(column, manifest),
      api,
    );
    const is = answer === '' ? 'a' : 'R';
    if (is !== expected)
      wrong.push(`${row.line}: ${is} for ${JSON.stringify(manifest.spec)}, not ${expected}: ${answer}`);
  }
  return wrong;
}

const written = (column: Column, manifest: Manifest): KubeObject =>
  objectFor(column, manifest) as unknown as KubeObject;

/** For each object of a YAML text why it is refused, empty where it is taken; over the state before. */
async function answersTo({ before = '' }: DocumentCase, text: string, api: Api): Promise<readonly string[]> {
  const stored = objectsIn(before).map(({ value }) => value as unknown as KubeObject);
  const messages: string[] = [];
  for (const { value } of objectsIn(text)) messages.push(await answerOver(stored, value as unknown as KubeObject, api));
  return messages;
}

/** Why an object is refused while others are stored; empty where it is taken. Nothing stays. */
async function answerOver(stored: readonly KubeObject[], object: KubeObject, api: Api): Promise<string> {
  for (const other of stored) {
    const { accepted, message } = await api.apply(other);
    if (!accepted) throw new Error(`${other.metadata.name}: ${message}`);
  }
  const { accepted, message } = await api.dryRun(object).catch((failure: Error) => ({
    accepted: false,
    message: failure.message,
  }));
  for (const other of stored) await api.delete(other);
  return accepted ? '' : message || 'refused';
}
