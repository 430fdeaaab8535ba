import type { Rule } from '../rule';
import { tkeClaimDuration } from '../rules/tke-claim-duration';
import { tkeClaimsNeverReclaimed } from '../rules/tke-claims-never-reclaimed';
import { tkeEipList } from '../rules/tke-eip-list';
import { tkeEipShapes } from '../rules/tke-eip-shapes';
import { tkeExactAddress } from '../rules/tke-exact-address';
import { tkeHostNetwork } from '../rules/tke-host-network';
import { tkeIpamdTooOld } from '../rules/tke-ipamd-too-old';
import { tkeIpv6 } from '../rules/tke-ipv6';
import { tkeMisplacedAnnotation } from '../rules/tke-misplaced-annotation';
import { tkeNeverWithoutLastingName } from '../rules/tke-never-without-lasting-name';
import { tkeNoRangeForReplicaSet } from '../rules/tke-no-range-for-replica-set';
import { tkeOneTimer } from '../rules/tke-one-timer';
import { tkeSettingsTooNew } from '../rules/tke-settings-too-new';
import { tkeSeveralZones } from '../rules/tke-several-zones';
import { tkeStaticIpMode } from '../rules/tke-static-ip-mode';
import { tkeSubnetId } from '../rules/tke-subnet-id';

export const TKE_RULES: readonly Rule[] = [
  tkeExactAddress,
  tkeNoRangeForReplicaSet,
  tkeNeverWithoutLastingName,
  tkeIpamdTooOld,
  tkeClaimDuration,
  tkeEipList,
  tkeEipShapes,
  tkeIpv6,
  tkeHostNetwork,
  tkeSeveralZones,
  tkeStaticIpMode,
  tkeSubnetId,
  tkeClaimsNeverReclaimed,
  tkeMisplacedAnnotation,
  tkeOneTimer,
  tkeSettingsTooNew,
];
