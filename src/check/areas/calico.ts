import type { Rule } from '../rule';
import { calicoAddressAnnotation } from '../rules/calico-address-annotation';
import { calicoAddressOfSeveralPods } from '../rules/calico-address-of-several-pods';
import { calicoAddressOutsidePools } from '../rules/calico-address-outside-pools';
import { calicoAnnotationOnWorkload } from '../rules/calico-annotation-on-workload';
import { calicoBlockSize } from '../rules/calico-block-size';
import { calicoBlocksOfAnotherSize } from '../rules/calico-blocks-of-another-size';
import { calicoBothGroups } from '../rules/calico-both-groups';
import { calicoConfigName } from '../rules/calico-config-name';
import { calicoCooldown } from '../rules/calico-cooldown';
import { calicoEipPool } from '../rules/calico-eip-pool';
import { calicoEncapsulation } from '../rules/calico-encapsulation';
import { calicoEverythingReserved } from '../rules/calico-everything-reserved';
import { calicoExistingNotDrained } from '../rules/calico-existing-not-drained';
import { calicoFieldLeftOut } from '../rules/calico-field-left-out';
import { calicoFloatingIpsOff } from '../rules/calico-floating-ips-off';
import { calicoImmutableField } from '../rules/calico-immutable-field';
import { calicoLabel } from '../rules/calico-label';
import { calicoLastAutomaticPool } from '../rules/calico-last-automatic-pool';
import { calicoLinkLocal } from '../rules/calico-link-local';
import { calicoLoadBalancerPool } from '../rules/calico-load-balancer-pool';
import { calicoLoadBalancerUse } from '../rules/calico-load-balancer-use';
import { calicoMissingField } from '../rules/calico-missing-field';
import { calicoMixedPool } from '../rules/calico-mixed-pool';
import { calicoNamespaceObject } from '../rules/calico-namespace-object';
import { calicoNamespacePools } from '../rules/calico-namespace-pools';
import { calicoNamespaceSelector } from '../rules/calico-namespace-selector';
import { calicoNativeApi } from '../rules/calico-native-api';
import { calicoNoPoolForTunnels } from '../rules/calico-no-pool-for-tunnels';
import { calicoNodeSelector } from '../rules/calico-node-selector';
import { calicoObjectName } from '../rules/calico-object-name';
import { calicoOneFamily } from '../rules/calico-one-family';
import { calicoOperatorPool } from '../rules/calico-operator-pool';
import { calicoOtherSpelling } from '../rules/calico-other-spelling';
import { calicoOutsidePodRange } from '../rules/calico-outside-pod-range';
import { calicoPoolChangedInPlace } from '../rules/calico-pool-changed-in-place';
import { calicoPoolDisabled } from '../rules/calico-pool-disabled';
import { calicoPoolTooSmall } from '../rules/calico-pool-too-small';
import { calicoPoolsOverlap } from '../rules/calico-pools-overlap';
import { calicoRepeatedItem } from '../rules/calico-repeated-item';
import { calicoReservedShare } from '../rules/calico-reserved-share';
import { calicoSelectorLength } from '../rules/calico-selector-length';
import { calicoSetInAutomaticSubnet } from '../rules/calico-set-in-automatic-subnet';
import { calicoStrictAffinity } from '../rules/calico-strict-affinity';
import { calicoSurge } from '../rules/calico-surge';
import { calicoTunnelNamespaces } from '../rules/calico-tunnel-namespaces';
import { calicoUnknownField } from '../rules/calico-unknown-field';
import { calicoUnknownPool } from '../rules/calico-unknown-pool';
import { calicoUnreadableCidr } from '../rules/calico-unreadable-cidr';
import { calicoUnusablePool } from '../rules/calico-unusable-pool';
import { calicoVersion } from '../rules/calico-version';
import { calicoWindowsNodes } from '../rules/calico-windows-nodes';
import { calicoWindowsSetPool } from '../rules/calico-windows-set-pool';
import { calicoWrongApi } from '../rules/calico-wrong-api';
import { calicoWrongType } from '../rules/calico-wrong-type';
import { calicoWrongValue } from '../rules/calico-wrong-value';
import { objectWithoutName } from '../rules/object-without-name';
import { podName } from '../rules/pod-name';

/** IPAM300 … 319, 600 … 649, 731: Calico. */
export const CALICO_RULES: readonly Rule[] = [
  calicoVersion,
  calicoNativeApi,
  calicoBlockSize,
  calicoPoolTooSmall,
  calicoPoolsOverlap,
  calicoLinkLocal,
  calicoEncapsulation,
  calicoUnreadableCidr,
  calicoNodeSelector,
  calicoObjectName,
  calicoCooldown,
  calicoMixedPool,
  calicoSurge,
  calicoStrictAffinity,
  calicoReservedShare,
  calicoWindowsNodes,
  calicoSetInAutomaticSubnet,
  calicoUnknownPool,
  calicoAnnotationOnWorkload,
  podName,
  calicoNamespaceSelector,
  calicoNamespacePools,
  calicoNamespaceObject,
  calicoLastAutomaticPool,
  calicoExistingNotDrained,
  calicoWindowsSetPool,
  calicoOneFamily,
  calicoNoPoolForTunnels,
  calicoPoolChangedInPlace,
  calicoUnknownField,
  calicoWrongType,
  calicoWrongValue,
  calicoRepeatedItem,
  calicoImmutableField,
  calicoLoadBalancerPool,
  calicoLoadBalancerUse,
  calicoTunnelNamespaces,
  calicoSelectorLength,
  calicoMissingField,
  calicoOtherSpelling,
  calicoConfigName,
  calicoWrongApi,
  calicoBothGroups,
  calicoFieldLeftOut,
  calicoEverythingReserved,
  calicoUnusablePool,
  calicoAddressAnnotation,
  calicoAddressOutsidePools,
  calicoAddressOfSeveralPods,
  calicoBlocksOfAnotherSize,
  calicoPoolDisabled,
  calicoLabel,
  calicoOperatorPool,
  calicoOutsidePodRange,
  objectWithoutName,
  calicoEipPool,
  calicoFloatingIpsOff,
];
