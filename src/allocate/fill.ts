import { compareNumber, sortedBy } from '../net/compare';
import type { Board } from './board';
import { findBlock, growthIn } from './place-block';
import type { PoolSpace, Run } from './pool-space';
import { hashIn, orderFor, type Want } from './want';

/** Places so many claims of a want in one pool, which has that many free addresses, in as many runs as it takes. */
export function fill(
  board: Board,
  want: Want,
  { space, count }: { readonly space: PoolSpace; readonly count: number },
): void {
  const part = count === want.size ? want : { ...want, size: count };
  const whole = want.request.demand.contiguity === 'none' ? undefined : findBlock(part, space);
  if (whole) {
    board.add(want, { space, first: whole.first, size: whole.size });
    return;
  }
  let left = count;
  const add = (run: Run) => {
    board.add(want, { space, ...run });
    left -= run.size;
  };
  const next = growthIn(want, space);
  const growth = next === undefined ? 0 : space.freeFrom(next, left);
  if (growth > 0) add({ first: next!, size: growth });
  const start = space.startOf(hashIn(want, space), 0);
  const runs = want.request.demand.contiguity === 'none' ? space.freeRunsFrom(start) : fewestRuns(space, start, left);
  for (const { first, size } of runs) {
    if (left === 0) return;
    add({ first, size: Math.min(size, left) });
  }
}

/** The longest free runs, and for the rest the shortest that is long enough: no choice has fewer runs. */
function fewestRuns(space: PoolSpace, start: number, count: number): Run[] {
  const byLength = sortedBy(joined(space, start), (a, b) => compareNumber(b.size, a.size));
  const chosen: Run[] = [];
  let left = count;
  for (const [i, run] of byLength.entries()) {
    if (run.size < left) {
      chosen.push(run);
      left -= run.size;
      continue;
    }
    const fitting = byLength.slice(i).filter(({ size }) => size >= left);
    const tightest = fitting.filter(({ size }) => size === fitting.at(-1)!.size)[0]!;
    return [...chosen, aligned(tightest, left)];
  }
  return chosen;
}

/** So many addresses of a run, on a boundary of the smallest block that has room for them where one lies inside. */
function aligned({ first, size }: Run, count: number): Run {
  const width = 2 ** orderFor(count);
  const boundary = Math.ceil(first / width) * width;
  return { first: boundary + count <= first + size ? boundary : first, size: count };
}

/** The maximal free runs from an offset on, cyclically; the two parts of the one around that offset are joined. */
function joined(space: PoolSpace, start: number): Run[] {
  const runs = [...space.freeRunsFrom(start)];
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last || first === last || first.first !== start || last.first + last.size !== start) return runs;
  return [{ first: last.first, size: last.size + first.size }, ...runs.slice(1, -1)];
}
