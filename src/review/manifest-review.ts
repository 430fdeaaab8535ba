import type { ManifestFile } from '../gitops/manifest';
import { ManifestReader } from '../gitops/read-manifests';
import type { Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { manifestChanges } from './manifest-changes';
import { objectChanges } from './object-changes';
import type { Review } from './review';

/** Two states of a repository, as far as manifests are concerned. */
export interface ManifestSides {
  readonly base: ManifestSide;
  readonly head: ManifestSide;
  /** Former names of owners, and what they are called now: who takes over his own addresses is no stranger. */
  readonly renames?: ReadonlyMap<Owner, Owner>;
}

export interface ManifestSide {
  /** The files of the output folder, by paths below it. */
  readonly files: readonly ManifestFile[];
  /** Absent: nothing is known of leases, and what depends on them is not said. */
  readonly lock?: Lock;
}

/** What a change does to manifests, what goes wrong in the order in which a sync would do it, and what follows from it. */
export function reviewManifests({ base, head }: ManifestSides): Pick<Review, 'objects' | 'hazards' | 'derived'> {
  const reader = new ManifestReader();
  const [before, after] = [reader.read(base.files), reader.read(head.files)];
  const changes = manifestChanges(before, after);
  return { objects: objectChanges(changes), hazards: [], derived: [] };
}
