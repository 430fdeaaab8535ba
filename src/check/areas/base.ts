import type { Rule } from '../rule';
import { addressChangesPod } from '../rules/address-changes-pod';
import { addressHandedOver } from '../rules/address-handed-over';
import { carvedCidrInUse } from '../rules/carved-cidr-in-use';
import { dateChanged } from '../rules/date-changed';
import { dateFromNowhere } from '../rules/date-from-nowhere';
import { dateOutOfTime } from '../rules/date-out-of-time';
import { keptAddressHandedOver } from '../rules/kept-address-handed-over';
import { keptTermsShortened } from '../rules/kept-terms-shortened';
import { leaseErased } from '../rules/lease-erased';
import { massRelease } from '../rules/mass-release';
import { quarantineCutShort } from '../rules/quarantine-cut-short';
import { quarantineSkipped } from '../rules/quarantine-skipped';
import { renamedPodsOverlap } from '../rules/renamed-pods-overlap';
import { retainedLeaseErased } from '../rules/retained-lease-erased';
import { workloadMoves } from '../rules/workload-moves';

/** What is wrong with a lock beside the one that is deployed: `check --base`. */
export const BASE_RULES: readonly Rule[] = [
  addressHandedOver,
  keptAddressHandedOver,
  addressChangesPod,
  leaseErased,
  retainedLeaseErased,
  quarantineSkipped,
  quarantineCutShort,
  dateFromNowhere,
  dateChanged,
  dateOutOfTime,
  massRelease,
  keptTermsShortened,
  carvedCidrInUse,
  renamedPodsOverlap,
  workloadMoves,
];
