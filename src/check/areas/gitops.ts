import type { Rule } from '../rule';
import { claimAfterAnswer } from '../rules/claim-after-answer';
import { contradictedPin } from '../rules/contradicted-pin';
import { nestedChart } from '../rules/nested-chart';
import { objectWrittenTwice } from '../rules/object-written-twice';
import { unwritableOutput } from '../rules/unwritable-output';

export const GITOPS_RULES: readonly Rule[] = [
  claimAfterAnswer,
  nestedChart,
  contradictedPin,
  objectWrittenTwice,
  unwritableOutput,
];
