import type { Rule } from '../rule';
import { admissionAfterPods } from '../rules/admission-after-pods';
import { fieldChangedInPlace } from '../rules/field-changed-in-place';
import { handedOverInOneSync } from '../rules/handed-over-in-one-sync';
import { ipObjectPruned } from '../rules/ip-object-pruned';
import { leftBehind } from '../rules/left-behind';
import { podsBeforePool } from '../rules/pods-before-pool';
import { podsNotMadeAnew } from '../rules/pods-not-made-anew';
import { poolBeforeItsPods } from '../rules/pool-before-its-pods';
import { poolPrunedInUse } from '../rules/pool-pruned-in-use';
import { poolRenamed } from '../rules/pool-renamed';
import { reservationAfterPool } from '../rules/reservation-after-pool';

/** What goes wrong in the order in which a sync does a change. */
export const SYNC_RULES: readonly Rule[] = [
  poolPrunedInUse,
  ipObjectPruned,
  poolRenamed,
  fieldChangedInPlace,
  handedOverInOneSync,
  reservationAfterPool,
  admissionAfterPods,
  podsBeforePool,
  leftBehind,
  poolBeforeItsPods,
  podsNotMadeAnew,
];
