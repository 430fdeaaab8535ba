import type { Rule } from '../rule';
import { adoptBeyondReplicas } from '../rules/adopt-beyond-replicas';
import { adoptClusterUnclear } from '../rules/adopt-cluster-unclear';
import { adoptContradiction } from '../rules/adopt-contradiction';
import { adoptCrowded } from '../rules/adopt-crowded';
import { adoptDecided } from '../rules/adopt-decided';
import { adoptInadmissible } from '../rules/adopt-inadmissible';
import { adoptMalformed } from '../rules/adopt-malformed';
import { adoptNothing } from '../rules/adopt-nothing';
import { adoptTaken } from '../rules/adopt-taken';
import { adoptUnreadable } from '../rules/adopt-unreadable';

/** What is in the way when the addresses of a living cluster are taken into the lock. */
export const ADOPTION_RULES: readonly Rule[] = [
  adoptUnreadable,
  adoptNothing,
  adoptMalformed,
  adoptInadmissible,
  adoptBeyondReplicas,
  adoptTaken,
  adoptDecided,
  adoptContradiction,
  adoptClusterUnclear,
  adoptCrowded,
];
