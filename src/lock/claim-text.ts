import type { ClaimLine } from '../model/lock';
import { type Parsed, parsed, refused } from '../net/parsed';
import { parseHolding, printHolding } from './holding-text';
import { isPlace } from './place-text';
import type { Recall } from './recall';

/** `tke/subnet-a/subnet-a bound tke/shop/StatefulSet/web 0..2 delete=forever` */
export const printClaim = (line: ClaimLine): string => `${line.place} ${printHolding(line)}`;

/** Reads only what `printClaim` writes. */
export function parseClaim(text: string, recall: Recall): Parsed<ClaimLine> {
  const space = text.indexOf(' ');
  const place = text.substring(0, space);
  if (!isPlace(place)) return refused(place, 'is not a subnet or pool such as prod/pods/db');
  const holding = parseHolding(text, space + 1, recall);
  if (!holding.ok) return holding;
  const { owner, ordinals, nic, family, tenure } = holding.value;
  return parsed({ place, family, owner, ...(ordinals && { ordinals }), ...(nic !== undefined && { nic }), tenure });
}
