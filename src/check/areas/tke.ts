import type { Rule } from '../rule';
import { tkeAddressOfSeveralPods } from '../rules/tke-address-of-several-pods';
import { tkeAnnotationValue } from '../rules/tke-annotation-value';
import { tkeClaimDuration } from '../rules/tke-claim-duration';
import { tkeClaimsNeverReclaimed } from '../rules/tke-claims-never-reclaimed';
import { tkeConfigMapOwner } from '../rules/tke-config-map-owner';
import { tkeEipCapacity } from '../rules/tke-eip-capacity';
import { tkeEipIdTwice } from '../rules/tke-eip-id-twice';
import { tkeEipList } from '../rules/tke-eip-list';
import { tkeEipParameters } from '../rules/tke-eip-parameters';
import { tkeEipPool } from '../rules/tke-eip-pool';
import { tkeEipShapes } from '../rules/tke-eip-shapes';
import { tkeEipTwoSources } from '../rules/tke-eip-two-sources';
import { tkeEipUnknownParameter } from '../rules/tke-eip-unknown-parameter';
import { tkeEniQuota } from '../rules/tke-eni-quota';
import { tkeExactAddress } from '../rules/tke-exact-address';
import { tkeHostNetwork } from '../rules/tke-host-network';
import { tkeIpamdArguments } from '../rules/tke-ipamd-arguments';
import { tkeIpamdTooOld } from '../rules/tke-ipamd-too-old';
import { tkeIpv6 } from '../rules/tke-ipv6';
import { tkeMisplacedAnnotation } from '../rules/tke-misplaced-annotation';
import { tkeMissingResource } from '../rules/tke-missing-resource';
import { tkeMixedPrefix } from '../rules/tke-mixed-prefix';
import { tkeNeverWithoutLastingName } from '../rules/tke-never-without-lasting-name';
import { tkeNoRangeForReplicaSet } from '../rules/tke-no-range-for-replica-set';
import { tkeNodeInterfaces } from '../rules/tke-node-interfaces';
import { tkeObsoleteAnnotation } from '../rules/tke-obsolete-annotation';
import { tkeOneTimer } from '../rules/tke-one-timer';
import { tkePodCapacity } from '../rules/tke-pod-capacity';
import { tkeResourcePlace } from '../rules/tke-resource-place';
import { tkeServerless } from '../rules/tke-serverless';
import { tkeSettingsTooNew } from '../rules/tke-settings-too-new';
import { tkeSeveralZones } from '../rules/tke-several-zones';
import { tkeShortestExpiry } from '../rules/tke-shortest-expiry';
import { tkeStaticIpMode } from '../rules/tke-static-ip-mode';
import { tkeSubnetId } from '../rules/tke-subnet-id';
import { tkeSubnetNotDedicated } from '../rules/tke-subnet-not-dedicated';
import { tkeUnknownNodes } from '../rules/tke-unknown-nodes';
import { tkeWarmTarget } from '../rules/tke-warm-target';
import { tkeWebhookOff } from '../rules/tke-webhook-off';
import { tkeWrittenClaim } from '../rules/tke-written-claim';
import { tkeZoneAddresses } from '../rules/tke-zone-addresses';
import { tkeZoneMismatch } from '../rules/tke-zone-mismatch';

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
  tkeEipCapacity,
  tkeNodeInterfaces,
  tkePodCapacity,
  tkeZoneAddresses,
  tkeEniQuota,
  tkeZoneMismatch,
  tkeUnknownNodes,
  tkeConfigMapOwner,
  tkeEipParameters,
  tkeEipUnknownParameter,
  tkeServerless,
  tkeResourcePlace,
  tkeWebhookOff,
  tkeShortestExpiry,
  tkeAnnotationValue,
  tkeObsoleteAnnotation,
  tkeEipTwoSources,
  tkeEipIdTwice,
  tkeMissingResource,
  tkeWrittenClaim,
  tkeIpamdArguments,
  tkeWarmTarget,
  tkeMixedPrefix,
  tkeAddressOfSeveralPods,
  tkeSubnetNotDedicated,
  tkeEipPool,
];
