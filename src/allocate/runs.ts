import type { Holder, LeaseLine, Tenure } from '../model/lock';
import type { Owner } from '../model/owner';
import { inAddressOrder } from '../net/address-order';
import type { Cidr } from '../net/cidr';
import { Range } from '../net/range';

/**
 * The canonical form of leases: sorted by address, as few lines as can be, none of which crosses the beginning of a
 * heading. Two branches that hand out one address then meet in one place of the file, whatever order they worked in.
 *
 *     headings   |               |
 *     leases     aaa aaab   bbbbbbbbb
 *     lines      aaa.aaa b  bbbbb bbbb
 */
export function canonicalLeases(leases: readonly LeaseLine[], headings: readonly Cidr[]): LeaseLine[] {
  const walls = inAddressOrder(headings);
  const lines: LeaseLine[] = [];
  let next = 0;
  for (const line of joined(inAddressOrder(leases))) {
    while (next < walls.length && isAtOrBelow(walls[next]!, line.range)) next++;
    let rest = line;
    for (; next < walls.length && !rest.range.endsBefore(walls[next]!.range); next++) {
      const wall = walls[next]!.range;
      if (!wall.beginsAfter(rest.range)) continue;
      const [before, from] = rest.range.splitBefore(wall);
      lines.push(partOf(rest, before));
      rest = partOf(rest, from);
    }
    lines.push(rest);
  }
  return lines;
}

const isAtOrBelow = (wall: Cidr, range: Range): boolean => !wall.range.beginsAfter(range);

function joined(sorted: readonly LeaseLine[]): LeaseLine[] {
  const lines: LeaseLine[] = [];
  for (const line of sorted) {
    const before = lines.at(-1);
    if (before && continues(before, line)) lines[lines.length - 1] = join(before, line);
    else lines.push(line);
  }
  return lines;
}

/** The part of a line that has these addresses, all of them its own, with the ordinals that belong to it. */
export function partOf(line: LeaseLine, range: Range): LeaseLine {
  if (!line.ordinals) return { ...line, range };
  const first = line.ordinals.first + range.offsetFrom(line.range);
  return { ...line, range, ordinals: { first, last: first + range.count - 1 } };
}

const continues = (a: LeaseLine, b: LeaseLine): boolean =>
  a.range.adjoins(b.range) &&
  a.owner === b.owner &&
  a.nic === b.nic &&
  areConsecutive(a, b) &&
  areEqual(a.tenure, b.tenure);

/** Whether the second line is about the next claims. One pod with two addresses stays two lines. */
export const areConsecutive = (a: Holder, b: Holder): boolean =>
  a.ordinals && b.ordinals ? a.ordinals.last + 1 === b.ordinals.first : a.ordinals === b.ordinals && !isOnePod(a.owner);

const isOnePod = (owner: Owner): boolean => owner.includes('/Pod/') || owner.includes('/VirtualMachine/');

export function areEqual(a: Tenure, b: Tenure): boolean {
  if (a.quarantine !== b.quarantine) return false;
  if (a.state === 'retained') return b.state === 'retained' && a.for === b.for && a.since === b.since;
  if (a.state === 'released') return b.state === 'released' && a.since === b.since && a.moved === b.moved;
  if (a.state !== b.state) return false;
  return a.reclaim.onScaleDown === b.reclaim.onScaleDown && a.reclaim.onDelete === b.reclaim.onDelete;
}

const join = (a: LeaseLine, b: LeaseLine): LeaseLine => ({
  ...a,
  range: Range.between(a.range.first, b.range.last),
  ...(a.ordinals && b.ordinals && { ordinals: { first: a.ordinals.first, last: b.ordinals.last } }),
});
