import { applicationsIn } from '../gitops/applications';
import { healthScriptsIn } from '../gitops/health-scripts';
import { infraPrunedByFlux } from '../gitops/kustomizations';
import type { Manifest, ManifestFile } from '../gitops/manifest';
import { ManifestReader } from '../gitops/read-manifests';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { sortedByText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { type ClusterChange, clusterChange } from './cluster-change';
import { derivedChanges } from './derived/derived-changes';
import { hazardsOf } from './hazards/hazards';
import { Leases } from './leases';
import { type ManifestChange, manifestChanges } from './manifest-changes';
import { objectChanges } from './object-changes';
import type { Review } from './review';

/** Two states of a repository, as far as manifests are concerned. */
export interface ManifestSides {
  readonly base: ManifestSide;
  readonly head: ManifestSide;
  /** Former names of owners, and what they are called now: who takes over his own addresses is no stranger. */
  readonly renames?: ReadonlyMap<Owner, Owner>;
  /** The owners of lines that are not the same on both sides, by old and new names. Absent: everybody is looked at. */
  readonly owners?: ReadonlySet<Owner>;
}

export interface ManifestSide {
  /** The files of the output folder, by paths below it. */
  readonly files: readonly ManifestFile[];
  /** Absent: nothing is known of leases, and what depends on them is not said. */
  readonly lock?: Lock;
}

/** What a change does to manifests, what goes wrong in the order in which a sync would do it, and what follows from it. */
export function reviewManifests(sides: ManifestSides): Pick<Review, 'objects' | 'hazards' | 'derived'> {
  const { base, head, renames = new Map(), owners } = sides;
  const [was, is] = [base.lock, head.lock].map((lock) => lock && linesOf(lock, owners));
  const reader = new ManifestReader();
  const before = reader.read(base.files);
  const after = reader.read(head.files);
  const changes = manifestChanges(before, after);
  const clusters = clusterChanges({ before, after, changes, sides });
  return {
    objects: objectChanges(changes),
    hazards: hazardsOf({ clusters, base: was, head: is, renames }),
    derived: derivedChanges({ changes, base: was, head: is, renames }),
  };
}

interface Compared {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly changes: readonly ManifestChange[];
  readonly sides: ManifestSides;
}

/** The clusters with a change in them, or with an object in more or fewer files, by name. */
function clusterChanges({ before, after, changes, sides: { base, head } }: Compared): readonly ClusterChange[] {
  const [old, now] = [groupedBy(before, nameOfCluster), groupedBy(after, nameOfCluster)];
  const [held, holds] = [leasesByCluster(base), leasesByCluster(head)];
  const changed = groupedBy(changes, ({ before, after }) => (after ?? before)!.cluster);
  const objects = after.map(({ object }) => object);
  const applications = groupedBy(applicationsIn(objects), nameOfCluster);
  const healthScripts = healthScriptsIn(objects);
  const pruned = infraPrunedByFlux(objects);
  const resized = [...now.keys()].filter((cluster) => now.get(cluster)!.length !== old.get(cluster)?.length);
  return sortedByText(new Set([...changed.keys(), ...resized]), (cluster) => cluster).map((cluster) =>
    clusterChange({
      cluster,
      base: old.get(cluster) ?? [],
      head: now.get(cluster) ?? [],
      changes: changed.get(cluster) ?? [],
      applications: applications.get(cluster) ?? [],
      fluxPrunesInfra: pruned.has(cluster),
      healthScripts,
      leases: { base: held.get(cluster) ?? Leases.NONE, head: holds.get(cluster) ?? Leases.NONE },
    }),
  );
}

const leasesByCluster = ({ lock = EMPTY_LOCK }: ManifestSide): ReadonlyMap<string, Leases> => Leases.byCluster(lock);

const nameOfCluster = ({ cluster }: { readonly cluster: string }): string => cluster;

/** The lock without the leases of everybody else: what is the same on both sides neither changes hands nor lists. */
const linesOf = (lock: Lock, owners: ReadonlySet<Owner> | undefined): Lock =>
  owners === undefined
    ? lock
    : {
        ...lock,
        networks: lock.networks.map((network) => ({
          ...network,
          leases: network.leases.filter(({ owner }) => owners.has(owner)),
        })),
      };
