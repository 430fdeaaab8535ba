import type { Path } from '../check/foreign-document';
import type { Manifest } from '../gitops/manifest';
import { changedPaths } from './changed-paths';

/** An object that is not the same on both sides. At least one of them has it. */
export interface ManifestChange {
  readonly before?: Manifest;
  readonly after?: Manifest;
  /** The fields that differ; none where it comes or goes. */
  readonly paths: readonly Path[];
}

/** Which objects come, go or change, in the order of the head, then of the base. Of two of one identity the last counts. */
export function manifestChanges(base: readonly Manifest[], head: readonly Manifest[]): readonly ManifestChange[] {
  const old = byIdentity(base);
  const now = byIdentity(head);
  const changes: ManifestChange[] = [];
  for (const [key, after] of now) {
    const before = old.get(key);
    const paths = before === undefined ? [] : pathsBetween(before, after);
    if (before === undefined) changes.push({ after, paths });
    else if (paths.length > 0) changes.push({ before, after, paths });
  }
  for (const [key, before] of old) if (!now.has(key)) changes.push({ before, paths: [] });
  return changes;
}

const byIdentity = (manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> =>
  new Map(manifests.map((manifest) => [identityInFolder(manifest), manifest]));

/** What is one object: in two clusters they are two. */
const identityInFolder = ({ cluster, key }: Pick<Manifest, 'cluster' | 'key'>): string => `${cluster}\n${key}`;

const pathsBetween = (before: Manifest, after: Manifest): readonly Path[] =>
  before.text === after.text && before.item === after.item ? [] : changedPaths(before.object.value, after.object.value);
