import type { Board } from './board';
import type { PoolSpace, Run } from './pool-space';
import { hashIn, orderFor, type Want } from './want';

/** Places all of a want as one run: where its workload's run goes on, else in the first of its pools with room. */
export function placeBlock(board: Board, want: Want, spaces: readonly PoolSpace[] = board.spacesFor(want)): boolean {
  for (const space of growthFirst(want, spaces)) {
    const run = want.size <= space.room ? findBlock(want, space) : undefined;
    if (!run) continue;
    board.add(want, { space, first: run.first, size: run.size });
    return true;
  }
  return false;
}

/** The pool in which the workload's run could go on comes before the others. */
export const growthFirst = (want: Want, spaces: readonly PoolSpace[]): readonly PoolSpace[] => {
  if (!want.growth) return spaces;
  const home = spaces.find((space) => growthIn(want, space) !== undefined);
  return home ? [home, ...spaces.filter((space) => space !== home)] : spaces;
};

/** The offset of the address after the workload's run, if that is in this pool. */
export function growthIn({ growth }: Want, space: PoolSpace): number | undefined {
  return growth?.pool === space.pool ? space.offsetOf(growth.next) : undefined;
}

/**
 * One run for a want, the best of:
 * 1. on after the workload's run, so that it stays one run;
 * 2. inside the aligned block that the workload has outgrown, doubled as often as it takes;
 * 3. the first free aligned block from its aisle on;
 * 4. a run in an aligned block that is partly taken.
 */
export function findBlock(want: Want, space: PoolSpace): Run | undefined {
  const { size } = want;
  const order = orderFor(size);
  const grown = growIn(want, space);
  if (grown) return grown;
  const start = space.startOf(hashIn(want, space), order);
  const block = space.blockFrom(start, order);
  return block ? { first: block.first, size } : space.runWithinBlock(start, order, size);
}

function growIn(want: Want, space: PoolSpace): Run | undefined {
  const { size, request, ordinals } = want;
  const next = growthIn(want, space);
  if (next === undefined) return undefined;
  if (space.freeFrom(next, size) === size) return { first: next, size };
  const doubled = orderFor(ordinals.last - request.identities.first + 1);
  const block = next > 0 ? space.blockWithin(next - 1, doubled, orderFor(size)) : undefined;
  return block && { first: block.first, size };
}
