import type { ClusterSnapshot } from '../../model/snapshot';
import { isAtLeast } from '../../model/version';

/** ValidatingAdmissionPolicy is generally available from Kubernetes 1.30 on. */
export const hasValidatingPolicies = ({ kubernetes }: ClusterSnapshot): boolean => isAtLeast(kubernetes, '1.30');

/**
 * The guard reads addresses with functions that came with 1.30; a server lets new policies use only what the version
 * before it knew already.
 */
export const hasGuard = ({ kubernetes }: ClusterSnapshot): boolean => isAtLeast(kubernetes, '1.31');
