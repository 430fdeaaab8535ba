import type { ClaimLine, Ordinals } from '../model/lock';
import { sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import type { Board } from './board';
import { isLeft, lineOf } from './claims';
import type { PlacedPool } from './places';
import type { Request } from './request';
import type { Want } from './want';

/** The lines of claims that were given a place: in order, what is bound and what is head-room. */
export function claimsPlaced(wants: readonly Want[], board: Board): ClaimLine[] {
  return wants.flatMap((want) => {
    let { first } = want.ordinals;
    return board.sharesOf(want).flatMap(({ space, count }) => {
      const last = first + count - 1;
      const lines = newLines(want.request, space.pool, { first, last });
      first = last + 1;
      return lines;
    });
  });
}

function newLines(request: Request, pool: PlacedPool, { first, last }: Ordinals): ClaimLine[] {
  const { workload, demand, identities } = request;
  const lastBound = Math.min(last, identities.lastBound);
  const parts = [
    { state: 'bound', ordinals: { first, last: lastBound } },
    { state: 'headroom', ordinals: { first: Math.max(first, lastBound + 1), last } },
  ] as const;
  return parts
    .filter(({ ordinals }) => ordinals.first <= ordinals.last)
    .map(({ state, ordinals }) =>
      lineOf(request, {
        owner: workload.owner,
        ordinals,
        ...(demand.nic !== undefined && { nic: demand.nic }),
        place: pool.key,
        family: demand.family,
        tenure: { state, reclaim: workload.reclaim, quarantine: pool.quarantine },
      }),
    );
}

/**
 * Old and new lines together. A claim that came back to a place in which `lock move` had left it takes that line again:
 * one place has one line for each claim.
 */
export function joinClaims(old: readonly ClaimLine[], fresh: readonly ClaimLine[]): ClaimLine[] {
  const byPlace = groupedBy(fresh, interfaceOf);
  const kept = old.flatMap((line) => (isLeft(line) ? without(line, byPlace.get(interfaceOf(line)) ?? []) : [line]));
  return [...kept, ...fresh];
}

const interfaceOf = ({ place, owner, family, nic }: ClaimLine): string => `${place} ${owner} ${family} ${nic ?? ''}`;

/** The parts of a line for claims that no other line has. */
function without(line: ClaimLine, others: readonly ClaimLine[]): ClaimLine[] {
  const { ordinals } = line;
  if (!ordinals) return others.length > 0 ? [] : [line];
  const parts: ClaimLine[] = [];
  let { first } = ordinals;
  const add = (last: number) => {
    if (first <= last) parts.push({ ...line, ordinals: { first, last } });
  };
  for (const taken of sortedBy(
    others.flatMap((other) => other.ordinals ?? []),
    (a, b) => a.first - b.first,
  )) {
    add(Math.min(taken.first - 1, ordinals.last));
    first = Math.max(first, taken.last + 1);
  }
  add(ordinals.last);
  return parts;
}
