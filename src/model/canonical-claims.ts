import { compareText, firstDifference, sortedBy } from '../net/compare';
import type { ClaimLine } from './lock';
import { continuesClaim, partOfClaim } from './runs';

/**
 * The canonical form of claims without addresses: in order, and neighbours of one place, owner, family and NIC that say
 * the same are one line. Their families and NICs may stand between one another.
 */
export function canonicalClaims(claims: readonly ClaimLine[]): ClaimLine[] {
  const lines: ClaimLine[] = [];
  for (const claim of sortedBy(claims, compareInterfaces)) {
    const before = lines.at(-1);
    if (before && continuesClaim(before, claim))
      lines[lines.length - 1] = partOfClaim(before, { first: before.ordinals!.first, last: claim.ordinals!.last });
    else lines.push(claim);
  }
  return lines.sort(compareClaims);
}

/** By place, owner and first ordinal, then family and NIC. */
export const compareClaims = (a: ClaimLine, b: ClaimLine): number =>
  firstDifference(
    compareText(a.place, b.place),
    compareText(a.owner, b.owner),
    firstOrdinal(a) - firstOrdinal(b),
    a.family - b.family,
    compareText(a.nic ?? '', b.nic ?? ''),
  );

const compareInterfaces = (a: ClaimLine, b: ClaimLine): number =>
  firstDifference(
    compareText(a.place, b.place),
    compareText(a.owner, b.owner),
    a.family - b.family,
    compareText(a.nic ?? '', b.nic ?? ''),
    firstOrdinal(a) - firstOrdinal(b),
  );

const firstOrdinal = ({ ordinals }: ClaimLine): number => ordinals?.first ?? -1;
