import { describeChanges, diffLocks } from '../lock/diff';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';

const NAMED_CHANGES = 10;

/**
 * An answer that was read is baked into whatever read it. A declaration that comes later may add lines, but where it
 * changes or takes away one that was there, the value that was read is wrong.
 */
export function lateClaims(read: Lock, now: Lock): readonly Problem[] {
  const altered = diffLocks(read, now).filter((change) => change.before !== undefined);
  if (altered.length === 0) return [];
  return [
    {
      rule: 'IPAM401',
      severity: 'error',
      where: {},
      message: `Something was declared after an address had been read, and it changes what was already handed out: ${describeChanges(altered, NAMED_CHANGES).join('; ')}.`,
      fix: 'Declare everything first; read addresses through the values that the constructs give (they are filled in at synth), not through toJson() while the tree is being built.',
    },
  ];
}
