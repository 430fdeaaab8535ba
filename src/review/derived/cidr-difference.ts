import { RangeSet } from '../../net/range-set';
import { rangeOf } from '../place-object';
import type { DerivedChange } from '../review';

/** Which addresses come and go, in the fewest CIDRs that have exactly those. Undefined where none does. */
export function cidrDifference(
  before: RangeSet,
  after: RangeSet,
): Pick<DerivedChange, 'added' | 'removed'> | undefined {
  if (before.equals(after)) return undefined;
  return { added: after.minus(before).cidrs().map(String), removed: before.minus(after).cidrs().map(String) };
}

/** Texts that are addresses, ranges or CIDRs; others are left out. */
export const setOfTexts = (texts: readonly string[]): RangeSet =>
  RangeSet.from(texts.flatMap((text) => rangeOf(text) ?? []));
