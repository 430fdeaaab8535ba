import type { LeaseLine, Ordinals, Tenure } from '../model/lock';
import { Cidr } from '../net/cidr';
import { sortedBy } from '../net/compare';
import { Range } from '../net/range';

/**
 * The canonical form of leases: sorted by address, as few lines as can be, and none crosses a heading. Two branches
 * that hand out one address then always meet in one place of the file, whatever order they worked in.
 *
 *     headings   |               |
 *     leases     aaa aaab   bbbbbbbbb
 *     lines      aaa.aaa b  bbbbb bbbb
 */
export function canonicalLeases(leases: readonly LeaseLine[], headings: readonly Cidr[]): LeaseLine[] {
  const walls = wallsOf(headings);
  const lines: LeaseLine[] = [];
  let wall = 0;
  for (const lease of sortedBy(leases, (a, b) => Range.compare(a.range, b.range))) {
    while (wall < walls.length && isAtOrBelow(walls[wall]!, lease.range)) wall++;
    for (const part of cutAt(lease, walls, wall)) {
      const before = lines.at(-1);
      if (before && continues(before, part) && !isWall(part, walls, wall))
        lines[lines.length - 1] = joined(before, part);
      else lines.push(part);
    }
  }
  return lines;
}

/** Places between two addresses that no line crosses, as the address after it. */
interface Wall {
  readonly family: Cidr['family'];
  readonly value: bigint;
}

function wallsOf(headings: readonly Cidr[]): Wall[] {
  const walls: Wall[] = [];
  for (const { family, base, size } of sortedBy(headings, Cidr.compare)) {
    if (walls.at(-1)?.family !== family || walls.at(-1)?.value !== base) walls.push({ family, value: base });
    walls.push({ family, value: base + size });
  }
  return walls.sort((a, b) => a.family - b.family || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

const isAtOrBelow = ({ family, value }: Wall, range: Range): boolean =>
  family < range.family || (family === range.family && value <= range.firstValue);

/** Whether a wall stands right before the line. `next` is the first wall beyond the start of the lease it was cut from. */
function isWall({ range }: LeaseLine, walls: readonly Wall[], next: number): boolean {
  for (let i = next - 1; i < walls.length && i <= next; i++) {
    const wall = walls[i];
    if (wall?.family === range.family && wall.value === range.firstValue) return true;
  }
  return false;
}

function cutAt(lease: LeaseLine, walls: readonly Wall[], next: number): LeaseLine[] {
  const parts: LeaseLine[] = [];
  let rest = lease;
  for (let i = next; i < walls.length; i++) {
    const { family, value } = walls[i]!;
    if (family !== rest.range.family || value > rest.range.lastValue) break;
    if (value === rest.range.firstValue) continue;
    parts.push(partOf(rest, rest.range.firstValue, value - 1n));
    rest = partOf(rest, value, rest.range.lastValue);
  }
  return [...parts, rest];
}

/** The part of a line from one address to another, with the ordinals that belong to it. */
export function partOf(line: LeaseLine, first: bigint, last: bigint): LeaseLine {
  const { range, ordinals } = line;
  const part = { ...line, range: Range.ofValues(range.family, first, last) };
  if (!ordinals) return part;
  const firstOrdinal = ordinals.first + Number(first - range.firstValue);
  return { ...part, ordinals: { first: firstOrdinal, last: firstOrdinal + Number(last - first) } };
}

const continues = (a: LeaseLine, b: LeaseLine): boolean =>
  a.owner === b.owner &&
  a.range.family === b.range.family &&
  a.range.lastValue + 1n === b.range.firstValue &&
  a.nic === b.nic &&
  areConsecutive(a.ordinals, b.ordinals) &&
  areEqual(a.tenure, b.tenure);

export const areConsecutive = (a: Ordinals | undefined, b: Ordinals | undefined): boolean =>
  a && b ? a.last + 1 === b.first : a === b;

export function areEqual(a: Tenure, b: Tenure): boolean {
  if (a.quarantine !== b.quarantine) return false;
  if (a.state === 'retained') return b.state === 'retained' && a.for === b.for && a.since === b.since;
  if (a.state === 'released') return b.state === 'released' && a.since === b.since && a.moved === b.moved;
  if (a.state !== b.state) return false;
  return a.reclaim.onScaleDown === b.reclaim.onScaleDown && a.reclaim.onDelete === b.reclaim.onDelete;
}

const joined = (a: LeaseLine, b: LeaseLine): LeaseLine => ({
  ...a,
  range: Range.ofValues(a.range.family, a.range.firstValue, b.range.lastValue),
  ...(a.ordinals && b.ordinals && { ordinals: { first: a.ordinals.first, last: b.ordinals.last } }),
});
