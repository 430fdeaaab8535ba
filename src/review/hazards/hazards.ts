import { EMPTY_LOCK, type Lock } from '../../model/lock';
import { compareNumber, compareText, firstDifference, sortedBy } from '../../net/compare';
import type { ClusterChange } from '../cluster-change';
import type { Hazard } from '../review';
import { addressChangesOwner, type Handovers } from './address-changes-owner';
import { appliedTooLate } from './applied-too-late';
import { changedInPlace } from './changed-in-place';
import { ipObjectDeleted } from './ip-object-deleted';
import { leftBehind } from './left-behind';
import { notAwaited } from './not-awaited';
import { notMadeAnew } from './not-made-anew';
import { objectOfTwoFolders } from './object-of-two-folders';
import { overlappingSuccessor } from './overlapping-successor';
import { poolBeforeItsPods } from './pool-before-its-pods';
import { poolLeavesInUse } from './pool-leaves-in-use';
import { syncedApart } from './synced-apart';
import { waitsForApproval } from './waits-for-approval';

const HAZARDS: readonly ((change: ClusterChange) => readonly Hazard[])[] = [
  poolLeavesInUse,
  overlappingSuccessor,
  changedInPlace,
  ipObjectDeleted,
  poolBeforeItsPods,
  appliedTooLate,
  notMadeAnew,
  objectOfTwoFolders,
  waitsForApproval,
  syncedApart,
  notAwaited,
  leftBehind,
];

interface Hazardous extends Pick<Handovers, 'renames'> {
  readonly clusters: readonly ClusterChange[];
  readonly base: Lock | undefined;
  readonly head: Lock | undefined;
}

/** All that goes wrong in the order of the syncs, the gravest first, then by cluster. */
export function hazardsOf({ clusters, base = EMPTY_LOCK, head = EMPTY_LOCK, renames }: Hazardous): readonly Hazard[] {
  const byName = new Map(clusters.map((change) => [change.cluster, change]));
  const found = [
    ...addressChangesOwner({ base, head, renames, clusters: byName }),
    ...HAZARDS.flatMap((hazardsIn) => clusters.flatMap(hazardsIn)),
  ];
  return sortedBy(found, (a, b) =>
    firstDifference(compareNumber(LEVELS.indexOf(a.level), LEVELS.indexOf(b.level)), compareText(a.cluster, b.cluster)),
  );
}

const LEVELS: readonly Hazard['level'][] = ['blocked', 'high', 'medium', 'low'];
