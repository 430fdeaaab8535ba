/** The public API: constructs to declare addresses with, and the App that keeps them. */

export type { Level, Preset } from './check/policy/policy';
export type { AcknowledgeProps } from './check/policy/read-acknowledgement';
export type {
  CheckObject,
  CheckView,
  ClusterView,
  InterfaceView,
  LeaseView,
  PoolView,
  ReservationView,
  SubnetView,
  WorkloadView,
} from './check/user/check-view';
export {
  type CelRule,
  type CustomFinding,
  type CustomRule,
  type CustomRuleText,
  defineRule,
  type FunctionRule,
  type Over,
} from './check/user/custom-rule';
export { Ipam } from './collect/ipam';
export {
  defineConfig,
  type IgnoreProps,
  type IpamConfig,
  type ManifestsProps,
  type RuleSettingProps,
} from './config/define-config';
export { ArgoCdApplicationSet, type ArgoCdApplicationSetProps } from './declare/argo-cd-application-set';
export { ArgoCdApplications, type ArgoCdApplicationsProps } from './declare/argo-cd-applications';
export { ArgoCdHealthChecks, type ArgoCdHealthChecksProps } from './declare/argo-cd-health-checks';
export type { ArgoCdProps } from './declare/argo-cd-props';
export type { BackendChoice } from './declare/backend-choice';
export type { BlockProps } from './declare/block-props';
export { Calico, type CalicoOptions } from './declare/calico';
export type { ClaimProps, InterfaceClaimProps, TkeClaimProps } from './declare/claim-props';
export { Cluster, type ClusterProps } from './declare/cluster';
export {
  type EipAttributesProps,
  EipBinding,
  type EipFromInventoryProps,
  type EipFromPoolProps,
  type EipHolder,
} from './declare/eip-binding';
export { EipInventory, type EipInventoryProps } from './declare/eip-inventory';
export { FixedIpStatefulSet, type FixedIpStatefulSetProps } from './declare/fixed-ip-stateful-set';
export type { FixedIpWorkload } from './declare/fixed-ip-workload';
export { FluxKustomizations, type FluxKustomizationsProps } from './declare/flux-kustomizations';
export { IpMasqAgent, type IpMasqAgentProps } from './declare/ip-masq-agent';
export { IpamApp, type IpamAppProps } from './declare/ipam-app';
export { KubeOvn, type KubeOvnOptions } from './declare/kube-ovn';
export type { LifecycleProps } from './declare/lifecycle';
export { NamespaceChart } from './declare/namespace-chart';
export type { CalicoNamespaceProps, NamespaceProps } from './declare/namespace-props';
export { Network, type NetworkProps } from './declare/network';
export { NodePool, type NodePoolProps } from './declare/node-pool';
export { PinnedWorkload, type PinProps } from './declare/pinned-workload';
export { type EipZoneProps, Pool, type PoolProps } from './declare/pool';
export { ReclaimPolicy, type RetainProps, type RetentionText } from './declare/reclaim-policy';
export { Reservation, type ReservationProps } from './declare/reservation';
export type { ReserveProps } from './declare/reserve-props';
export { Subnet, type SubnetProps } from './declare/subnet';
export type { CalicoSubnetProps, KubeOvnSubnetProps, TkeSubnetProps } from './declare/subnet-backend-props';
export { Tke, type TkeOptions } from './declare/tke';
export { TkeIpamdSettings, type TkeIpamdSettingsProps } from './declare/tke-ipamd-settings';
export { Vpc } from './declare/vpc';
export type { VpcPeeringProps, VpcPolicyRouteProps, VpcProps, VpcStaticRouteProps } from './declare/vpc-props';
export type { Contiguity } from './model/declarations';
export type { OutputLayout } from './model/output-layout';
export type { Owner } from './model/owner';
export type { Problem, RuleId, Severity, Whereabouts } from './model/problem';
export type { Family } from './net/family';
export type {
  ValidationContext,
  ValidationReport,
  ValidationResource,
  ValidationViolation,
} from './plugin/cdk8s-validation';
export { IpamValidation } from './plugin/ipam-validation';
export type { ValidationCluster, ValidationProperties } from './plugin/validation-properties';
