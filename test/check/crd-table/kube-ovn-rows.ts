import { POD_ROWS, POOL_ITEM_ROWS, SCHEMA_ROWS, TAKEN_ROWS } from './kube-ovn-other-rows';
import type { Row } from './kube-ovn-row';
import { GOOD_SUBNET_ROWS, SUBNET_ROWS, SUBNETS_TOGETHER_ROWS } from './kube-ovn-subnet-rows';

/** The whole table. */
export const KUBE_OVN_ROWS: readonly Row[] = [
  ...SUBNET_ROWS,
  ...SUBNETS_TOGETHER_ROWS,
  ...GOOD_SUBNET_ROWS,
  ...SCHEMA_ROWS,
  ...TAKEN_ROWS,
  ...POOL_ITEM_ROWS,
  ...POD_ROWS,
];
