import type { Rule } from '../rule';
import { carvedLengthChanged } from '../rules/carved-length-changed';
import { eipInTwoInventories } from '../rules/eip-in-two-inventories';
import { eipNotInInventory } from '../rules/eip-not-in-inventory';
import { eipsExhausted } from '../rules/eips-exhausted';
import { inadmissibleLease } from '../rules/inadmissible-lease';
import { leasesOverlap } from '../rules/leases-overlap';
import { linesOutsidePools } from '../rules/lines-outside-pools';
import { moveNothing } from '../rules/move-nothing';
import { moveToClosedPool } from '../rules/move-to-closed-pool';
import { moveUnclear } from '../rules/move-unclear';
import { moveUnknown } from '../rules/move-unknown';
import { nothingToCarve } from '../rules/nothing-to-carve';
import { nothingToCarveFrom } from '../rules/nothing-to-carve-from';
import { pinElsewhere } from '../rules/pin-elsewhere';
import { pinInadmissible } from '../rules/pin-inadmissible';
import { pinTaken } from '../rules/pin-taken';
import { pinnedTwice } from '../rules/pinned-twice';
import { poolDraining } from '../rules/pool-draining';
import { poolExhausted } from '../rules/pool-exhausted';
import { poolFragmented } from '../rules/pool-fragmented';
import { poolOutsideSubnet } from '../rules/pool-outside-subnet';
import { poolOvercommitted } from '../rules/pool-overcommitted';
import { poolsOverlap } from '../rules/pools-overlap';
import { retiredPoolInUse } from '../rules/retired-pool-in-use';
import { secondLease } from '../rules/second-lease';
import { subnetOutsideSupernet } from '../rules/subnet-outside-supernet';
import { subnetsOverlap } from '../rules/subnets-overlap';
import { unclearFormerName } from '../rules/unclear-former-name';
import { unknownInventory } from '../rules/unknown-inventory';
import { unservedDemand } from '../rules/unserved-demand';
import { zoneTooLarge } from '../rules/zone-too-large';

/** What the allocator refuses, and pools that are to become empty. */
export const ALLOCATION_RULES: readonly Rule[] = [
  subnetsOverlap,
  subnetOutsideSupernet,
  poolOutsideSubnet,
  poolsOverlap,
  nothingToCarve,
  carvedLengthChanged,
  nothingToCarveFrom,
  poolExhausted,
  poolFragmented,
  inadmissibleLease,
  pinTaken,
  pinInadmissible,
  pinnedTwice,
  pinElsewhere,
  unclearFormerName,
  unservedDemand,
  secondLease,
  leasesOverlap,
  eipInTwoInventories,
  eipsExhausted,
  eipNotInInventory,
  poolOvercommitted,
  zoneTooLarge,
  unknownInventory,
  moveUnknown,
  moveNothing,
  moveUnclear,
  retiredPoolInUse,
  poolDraining,
  moveToClosedPool,
  linesOutsidePools,
];
