import type { ClaimLine } from '../model/lock';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';
import { areConsecutive, areEqual } from './runs';

/** The canonical form of claims: neighbours that say the same are one line; by place, owner, ordinal, family, NIC. */
export function canonicalClaims(claims: readonly ClaimLine[]): ClaimLine[] {
  const lines: ClaimLine[] = [];
  for (const claim of sortedBy(claims, byInterface)) {
    const before = lines.at(-1);
    if (before && continues(before, claim))
      lines[lines.length - 1] = { ...before, ordinals: { first: before.ordinals!.first, last: claim.ordinals!.last } };
    else lines.push(claim);
  }
  return lines.sort(byOrdinal);
}

const firstOrdinal = ({ ordinals }: ClaimLine): number => ordinals?.first ?? -1;

const byInterface = (a: ClaimLine, b: ClaimLine): number =>
  firstDifference(
    compareText(a.place, b.place),
    compareText(a.owner, b.owner),
    compareNumber(a.family, b.family),
    compareText(a.nic ?? '', b.nic ?? ''),
    compareNumber(firstOrdinal(a), firstOrdinal(b)),
  );

const byOrdinal = (a: ClaimLine, b: ClaimLine): number =>
  firstDifference(
    compareText(a.place, b.place),
    compareText(a.owner, b.owner),
    compareNumber(firstOrdinal(a), firstOrdinal(b)),
    compareNumber(a.family, b.family),
    compareText(a.nic ?? '', b.nic ?? ''),
  );

const continues = (a: ClaimLine, b: ClaimLine): boolean =>
  a.place === b.place &&
  a.owner === b.owner &&
  a.family === b.family &&
  a.nic === b.nic &&
  a.ordinals !== undefined &&
  areConsecutive(a, b) &&
  areEqual(a.tenure, b.tenure);
