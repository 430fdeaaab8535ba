import type { Rule } from '../rule';
import { celMissing } from '../rules/cel-missing';
import { configUnreadable } from '../rules/config-unreadable';
import { expiredAcknowledgement } from '../rules/expired-acknowledgement';
import { finalRuleSilenced } from '../rules/final-rule-silenced';
import { fixedInBaseline } from '../rules/fixed-in-baseline';
import { loweredWithoutReason } from '../rules/lowered-without-reason';
import { unknownRule } from '../rules/unknown-rule';
import { unusedAcknowledgement } from '../rules/unused-acknowledgement';
import { userRuleFailed } from '../rules/user-rule-failed';
import { wrongAcknowledgement } from '../rules/wrong-acknowledgement';
import { wrongBaseline } from '../rules/wrong-baseline';
import { wrongConfig } from '../rules/wrong-config';
import { wrongUserRule } from '../rules/wrong-user-rule';

/** What is wrong with the policy of checks itself. */
export const POLICY_RULES: readonly Rule[] = [
  configUnreadable,
  wrongConfig,
  unknownRule,
  finalRuleSilenced,
  loweredWithoutReason,
  wrongAcknowledgement,
  expiredAcknowledgement,
  unusedAcknowledgement,
  wrongBaseline,
  fixedInBaseline,
  userRuleFailed,
  wrongUserRule,
  celMissing,
];
