import { compareText, sortedBy } from '../net/compare';
import { ADMISSION_RULES } from './areas/admission';
import { ADOPTION_RULES } from './areas/adoption';
import { ALLOCATION_RULES } from './areas/allocation';
import { BASE_RULES } from './areas/base';
import { CALICO_RULES } from './areas/calico';
import { GITOPS_RULES } from './areas/gitops';
import { KUBE_OVN_RULES } from './areas/kube-ovn';
import { LOCK_RULES } from './areas/lock';
import { MANIFEST_RULES } from './areas/manifests';
import { MASQ_RULES } from './areas/masq';
import { PLAN_RULES } from './areas/plan';
import { POLICY_RULES } from './areas/policy';
import { REVIEW_RULES } from './areas/review';
import { SYNC_RULES } from './areas/sync';
import { TKE_RULES } from './areas/tke';
import type { Rule } from './rule';

/** Every rule, by id. */
export const RULES: readonly Rule[] = sortedBy(
  [
    ...PLAN_RULES,
    ...ALLOCATION_RULES,
    ...LOCK_RULES,
    ...ADOPTION_RULES,
    ...BASE_RULES,
    ...REVIEW_RULES,
    ...CALICO_RULES,
    ...KUBE_OVN_RULES,
    ...TKE_RULES,
    ...MASQ_RULES,
    ...GITOPS_RULES,
    ...SYNC_RULES,
    ...MANIFEST_RULES,
    ...ADMISSION_RULES,
    ...POLICY_RULES,
  ],
  (a, b) => compareText(a.id, b.id),
);
