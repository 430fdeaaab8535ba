import type { Rule } from '../rule';
import { calicoAnnotationOnWorkload } from '../rules/calico-annotation-on-workload';
import { calicoBlockSize } from '../rules/calico-block-size';
import { calicoCooldown } from '../rules/calico-cooldown';
import { calicoEncapsulation } from '../rules/calico-encapsulation';
import { calicoExistingNotDrained } from '../rules/calico-existing-not-drained';
import { calicoLastAutomaticPool } from '../rules/calico-last-automatic-pool';
import { calicoLinkLocal } from '../rules/calico-link-local';
import { calicoMixedPool } from '../rules/calico-mixed-pool';
import { calicoNamespaceObject } from '../rules/calico-namespace-object';
import { calicoNamespacePools } from '../rules/calico-namespace-pools';
import { calicoNamespaceSelector } from '../rules/calico-namespace-selector';
import { calicoNativeApi } from '../rules/calico-native-api';
import { calicoNoPoolForTunnels } from '../rules/calico-no-pool-for-tunnels';
import { calicoNodeSelector } from '../rules/calico-node-selector';
import { calicoObjectName } from '../rules/calico-object-name';
import { calicoOneFamily } from '../rules/calico-one-family';
import { calicoPoolTooSmall } from '../rules/calico-pool-too-small';
import { calicoPoolsOverlap } from '../rules/calico-pools-overlap';
import { calicoReservedShare } from '../rules/calico-reserved-share';
import { calicoSetInAutomaticSubnet } from '../rules/calico-set-in-automatic-subnet';
import { calicoStrictAffinity } from '../rules/calico-strict-affinity';
import { calicoSurge } from '../rules/calico-surge';
import { calicoUnknownPool } from '../rules/calico-unknown-pool';
import { calicoUnreadableCidr } from '../rules/calico-unreadable-cidr';
import { calicoVersion } from '../rules/calico-version';
import { calicoWindowsNodes } from '../rules/calico-windows-nodes';
import { calicoWindowsSetPool } from '../rules/calico-windows-set-pool';
import { podName } from '../rules/pod-name';

/** IPAM300 … 319, 600 … 649: Calico. */
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
];
