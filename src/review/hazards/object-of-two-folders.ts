import { nameOfObject } from '../../check/foreign-object';
import type { Manifest } from '../../gitops/manifest';
import { groupedBy } from '../../net/grouped-by';
import type { ClusterChange } from '../cluster-change';
import type { Hazard } from '../review';

/** An object that two folders of one cluster have, and that had been in one of them only: two syncs undo each other. */
export function objectOfTwoFolders({ cluster, base, head }: ClusterChange): readonly Hazard[] {
  const before = sharedBy(base);
  return [...sharedBy(head)].filter(([key]) => !before.has(key)).map(([, manifests]) => hazard(cluster, manifests));
}

const sharedBy = (manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> =>
  new Map([...groupedBy(manifests, ({ key }) => key)].filter(([, own]) => new Set(own.map(({ app }) => app)).size > 1));

const hazard = (cluster: string, manifests: readonly Manifest[]): Hazard => ({
  level: 'high',
  cluster,
  rule: 'IPAM411',
  summary: `${nameOfObject(manifests[0]!.object)} is in ${manifests.map(({ file }) => file).join(' and ')}, which are synced apart: each sync undoes the other, and the one that loses it deletes it.`,
  advice: 'Keep it in one of them.',
});
