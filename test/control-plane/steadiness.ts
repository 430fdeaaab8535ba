import { isDeepStrictEqual } from 'node:util';
import type { Api } from './api';
import { eventually, pause } from './eventually';
import type { KubeObject, ObjectRef } from './kube-object';

/** Waits until no controller writes to these objects any more. */
export async function settled(api: Api, refs: readonly ObjectRef[]): Promise<void> {
  await eventually('nothing changes any more', async () => {
    const before = await read(api, refs);
    await pause(1_000);
    return isDeepStrictEqual(await read(api, refs), before);
  });
}

/** Applies manifests as they are, and returns what that has changed of the objects stored; best nothing. */
export async function changedByApplyingAgain(api: Api, manifests: readonly KubeObject[]): Promise<string[]> {
  const refused: string[] = [];
  const changed = await changedBy(api, manifests, async () => {
    const answers = await Promise.all(manifests.map((manifest) => api.apply(manifest)));
    refused.push(...answers.filter(({ accepted }) => !accepted).map(({ message }) => message));
  });
  return [...refused, ...changed];
}

/** What somebody's doings change of objects, which are there before and after: their kinds and names. */
export async function changedBy(
  api: Api,
  refs: readonly ObjectRef[],
  doings: () => Promise<unknown>,
): Promise<string[]> {
  const before = await read(api, refs);
  await doings();
  const after = await read(api, refs);
  return before.flatMap((object, i) => (isSame(object, after[i]!) ? [] : [`${object.kind} ${object.metadata.name}`]));
}

/**
 * The version that the server keeps tells every change. But for policies: the server sorts the bookkeeping of their fields
 * by time, and writes it once more after the controller manager has written the status.
 */
function isSame(before: KubeObject, after: KubeObject): boolean {
  if (before.metadata.resourceVersion === after.metadata.resourceVersion) return true;
  return before.kind.endsWith('Policy') && isDeepStrictEqual(withoutBookkeeping(before), withoutBookkeeping(after));
}

function withoutBookkeeping(object: KubeObject): unknown {
  const { resourceVersion, managedFields, ...metadata } = object.metadata;
  return { ...object, metadata };
}

async function read(api: Api, refs: readonly ObjectRef[]): Promise<KubeObject[]> {
  const answers = await Promise.all(refs.map((ref) => api.get(ref)));
  return answers.map(({ object }) => object);
}
