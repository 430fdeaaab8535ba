import type { ClusterSnapshot } from '../../model/snapshot';
import { isAtLeast } from '../../model/version';
import { calicoHealth, type HealthExpression, KUBE_OVN_HEALTH } from './health-expressions';

/** What Flux is told of the objects of a cluster's CNI. Without it, one that has no status yet would count as healthy. */
export function healthOf({ backend }: ClusterSnapshot): readonly HealthExpression[] {
  if (backend.kind === 'kube-ovn') return KUBE_OVN_HEALTH;
  if (backend.kind !== 'calico' || !hasPoolStatus(backend)) return [];
  return calicoHealth(backend.api === 'crd' ? 'crd.projectcalico.org/v1' : 'projectcalico.org/v3');
}

/** IPPools have a status from 3.32 on, those of crd.projectcalico.org from 3.33 on. */
const hasPoolStatus = ({ version, api }: { readonly version: Parameters<typeof isAtLeast>[0]; readonly api: string }) =>
  isAtLeast(version, api === 'crd' ? '3.33' : '3.32');
