import type { ClaimLine } from '../model/lock';
import type { PlacedPool } from './places';

/** How many claims there are in a place: it is named by family and key. */
export type Claimed = ReadonlyMap<string, number>;

export function claimsByPlace(claims: readonly ClaimLine[]): Claimed {
  const counts = new Map<string, number>();
  for (const { family, place, ordinals } of claims) {
    const name = `${family} ${place}`;
    counts.set(name, (counts.get(name) ?? 0) + (ordinals ? ordinals.last - ordinals.first + 1 : 1));
  }
  return counts;
}

/** The name of a pool's place. A zone has none: where the backend chooses, it does not know of zones. */
export const placeOf = ({ family, key, zone }: PlacedPool): string => (zone === undefined ? `${family} ${key}` : '');
