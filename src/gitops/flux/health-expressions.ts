/**
 * How Flux learns whether an object is healthy: expressions in CEL. Where one cannot be evaluated, because a field is not
 * there yet, Flux waits.
 */
export interface HealthExpression {
  readonly apiVersion: string;
  readonly kind: string;
  /** It is as it should be. */
  readonly current: string;
  /** It will not become so by itself. */
  readonly failed?: string;
}

const condition = (type: string, status: string): string =>
  `status.conditions.exists(c, c.type == '${type}' && c.status == '${status}')`;

/** Kube-OVN never takes an Error back, so Ready decides. */
const KUBE_OVN_CONDITIONS = {
  apiVersion: 'kubeovn.io/v1',
  current: condition('Ready', 'True'),
  failed: `!${condition('Ready', 'True')} && ${condition('Error', 'True')}`,
};

export const KUBE_OVN_HEALTH: readonly HealthExpression[] = [
  { ...KUBE_OVN_CONDITIONS, kind: 'Subnet' },
  { ...KUBE_OVN_CONDITIONS, kind: 'IPPool' },
  { apiVersion: 'kubeovn.io/v1', kind: 'Vpc', current: 'has(status.standby) && status.standby' },
  { apiVersion: 'kubeovn.io/v1', kind: 'OvnEip', current: 'has(status.ready) && status.ready' },
];

/** Calico's IPPool, in the versions that have a status. A pool that is disabled on purpose is as it should be. */
export const calicoHealth = (apiVersion: string): readonly HealthExpression[] => [
  {
    apiVersion,
    kind: 'IPPool',
    current: `${condition('Allocatable', 'True')} || (has(spec.disabled) && spec.disabled)`,
    failed: "status.conditions.exists(c, c.type == 'Allocatable' && c.reason == 'CIDROverlap')",
  },
];
