import type { Rule } from '../rule';
import { closedPoolInUse } from '../rules/closed-pool-in-use';
import { comparedSideUnreadable } from '../rules/compared-side-unreadable';
import { poolFull } from '../rules/pool-full';
import { poolNearlyFull } from '../rules/pool-nearly-full';
import { poolShrinks } from '../rules/pool-shrinks';
import { publicAddressGivenUp } from '../rules/public-address-given-up';
import { releasedWhileRunning } from '../rules/released-while-running';
import { releasedWithoutQuarantine } from '../rules/released-without-quarantine';

/** What a reviewer should look at: the risks that `diff` names. Nothing here is refused. */
export const REVIEW_RULES: readonly Rule[] = [
  releasedWhileRunning,
  releasedWithoutQuarantine,
  poolNearlyFull,
  poolFull,
  publicAddressGivenUp,
  closedPoolInUse,
  poolShrinks,
  comparedSideUnreadable,
];
