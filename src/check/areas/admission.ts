import type { Rule } from '../rule';
import { accountIsNoUserName } from '../rules/account-is-no-user-name';
import { addressOfAnother } from '../rules/address-of-another';
import { allocationTableTooLarge } from '../rules/allocation-table-too-large';
import { eipOfAnother } from '../rules/eip-of-another';
import { guardTooLarge } from '../rules/guard-too-large';
import { macOfAnother } from '../rules/mac-of-another';
import { nameOfAnother } from '../rules/name-of-another';
import { noAddressGuard } from '../rules/no-address-guard';
import { ordinalsNeedMutatingAdmission } from '../rules/ordinals-need-mutating-admission';
import { podDiffersFromTable } from '../rules/pod-differs-from-table';
import { podNotInTable } from '../rules/pod-not-in-table';
import { podOfAnotherWorkload } from '../rules/pod-of-another-workload';
import { poolOfOthers } from '../rules/pool-of-others';
import { runningPodKeepsAddress } from '../rules/running-pod-keeps-address';
import { templateNamesAddress } from '../rules/template-names-address';
import { unreadableAddress } from '../rules/unreadable-address';

/** What the cluster itself enforces. */
export const ADMISSION_RULES: readonly Rule[] = [
  ordinalsNeedMutatingAdmission,
  allocationTableTooLarge,
  podNotInTable,
  podDiffersFromTable,
  podOfAnotherWorkload,
  addressOfAnother,
  poolOfOthers,
  unreadableAddress,
  runningPodKeepsAddress,
  noAddressGuard,
  templateNamesAddress,
  macOfAnother,
  eipOfAnother,
  nameOfAnother,
  accountIsNoUserName,
  guardTooLarge,
];
