import { ADMISSION_RULES } from '../../src/check/areas/admission';
import { ADOPTION_RULES } from '../../src/check/areas/adoption';
import { ALLOCATION_RULES } from '../../src/check/areas/allocation';
import { BASE_RULES } from '../../src/check/areas/base';
import { CALICO_RULES } from '../../src/check/areas/calico';
import { GITOPS_RULES } from '../../src/check/areas/gitops';
import { KUBE_OVN_RULES } from '../../src/check/areas/kube-ovn';
import { LOCK_RULES } from '../../src/check/areas/lock';
import { MANIFEST_RULES } from '../../src/check/areas/manifests';
import { MASQ_RULES } from '../../src/check/areas/masq';
import { PLAN_RULES } from '../../src/check/areas/plan';
import { POLICY_RULES } from '../../src/check/areas/policy';
import { REVIEW_RULES } from '../../src/check/areas/review';
import { SYNC_RULES } from '../../src/check/areas/sync';
import { TKE_RULES } from '../../src/check/areas/tke';
import type { Rule } from '../../src/check/rule';

/** Rules that stand together on one page. */
export interface Area {
  readonly title: string;
  readonly rules: readonly Rule[];
  /** The page of its CNI or agent, which has a table of these rules. */
  readonly page?: string;
}

export const AREAS: readonly Area[] = [
  { title: 'Plan', rules: PLAN_RULES },
  { title: 'Allocation and lock', rules: [...ALLOCATION_RULES, ...LOCK_RULES, ...ADOPTION_RULES, ...BASE_RULES] },
  { title: 'Calico', rules: CALICO_RULES, page: 'docs/calico.md' },
  { title: 'Kube-OVN', rules: KUBE_OVN_RULES, page: 'docs/kube-ovn.md' },
  { title: 'TKE', rules: TKE_RULES, page: 'docs/tke.md' },
  { title: 'ip-masq-agent', rules: MASQ_RULES, page: 'docs/ip-masq-agent.md' },
  { title: 'GitOps and commands', rules: GITOPS_RULES },
  { title: 'Manifests of others', rules: MANIFEST_RULES },
  { title: 'Review', rules: REVIEW_RULES },
  { title: 'Order of a sync', rules: SYNC_RULES, page: 'docs/sync-order.md' },
  { title: 'Security', rules: ADMISSION_RULES },
  { title: 'Policy of checks', rules: POLICY_RULES },
];

/** The name of an area's page in docs/rules: `kube-ovn.md`. */
export const fileOfArea = ({ title }: Area): string => `${title.toLowerCase().replaceAll(' ', '-')}.md`;
