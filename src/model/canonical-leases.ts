import { inAddressOrder } from '../net/address-order';
import type { Cidr } from '../net/cidr';
import type { LeaseLine } from './lock';
import { continuesRun, joinRuns, partOfRun } from './runs';

/**
 * The canonical form of leases: sorted by address, as few lines as can be, none of which crosses the beginning of a
 * heading. Two branches that hand out one address then meet in one place of the file, whatever order they worked in.
 *
 *     headings   |               |
 *     leases     aaa aaab   bbbbbbbbb
 *     lines      aaa.aaa b  bbbbb bbbb
 *
 * What overlaps stays so.
 */
export function canonicalLeases(leases: readonly LeaseLine[], headings: readonly Cidr[]): LeaseLine[] {
  const walls = inAddressOrder(headings);
  const lines: LeaseLine[] = [];
  let next = 0;
  for (const line of joined(inAddressOrder(leases))) {
    while (next < walls.length && !walls[next]!.range.beginsAfter(line.range)) next++;
    let rest = line;
    for (; next < walls.length && !rest.range.endsBefore(walls[next]!.range); next++) {
      const wall = walls[next]!.range;
      if (!wall.beginsAfter(rest.range)) continue;
      const [before, from] = rest.range.splitBefore(wall);
      lines.push(partOfRun(rest, before));
      rest = partOfRun(rest, from);
    }
    lines.push(rest);
  }
  return lines;
}

function joined(sorted: readonly LeaseLine[]): LeaseLine[] {
  const lines: LeaseLine[] = [];
  for (const line of sorted) {
    const before = lines.at(-1);
    if (before && continuesRun(before, line)) lines[lines.length - 1] = joinRuns(before, line);
    else lines.push(line);
  }
  return lines;
}
