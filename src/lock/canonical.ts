import type { ClaimLine, LeaseLine, Lock, NetworkLock } from '../model/lock';
import { Cidr } from '../net/cidr';
import { compareBigint, sortedBy, sortedByText } from '../net/compare';
import type { Family } from '../net/family';
import { Range } from '../net/range';
import { compareCarved, compareClaims, compareEips, compareLeases } from './order';
import { continuesClaim, continuesRun, isOnePod, joinRuns, partOfClaim, partOfRun } from './runs';

/**
 * The lock in the form that its text needs: everything sorted, runs as long as can be but across no heading, networks
 * without lines left out. The last step of every edit. What overlaps stays so, and the parser will refuse it.
 */
export const canonicalLock = ({ version, networks, eips }: Lock): Lock => ({
  version,
  networks: sortedByText(networks, ({ name }) => name)
    .map(canonicalNetwork)
    .filter((network) => !isEmpty(network)),
  eips: sortedBy(eips, compareEips),
});

function canonicalNetwork({ name, carved, headings, leases, claims }: NetworkLock): NetworkLock {
  const distinctHeadings = sortedBy(headings, Cidr.compare).filter((cidr, i, all) => !all[i - 1]?.equals(cidr));
  return {
    name,
    carved: sortedBy(carved, compareCarved),
    headings: distinctHeadings,
    leases: splitAtHeadings(joinLeases(sortedBy(leases, compareLeases)), distinctHeadings).flatMap(splitIntoPods),
    claims: joinClaims(sortedBy(claims, compareClaims)),
  };
}

const isEmpty = ({ carved, headings, leases, claims }: NetworkLock): boolean =>
  carved.length + headings.length + leases.length + claims.length === 0;

function joinLeases(sorted: readonly LeaseLine[]): LeaseLine[] {
  const joined: LeaseLine[] = [];
  for (const line of sorted) {
    const before = joined.at(-1);
    if (before && continuesRun(before, line)) joined[joined.length - 1] = joinRuns(before, line);
    else joined.push(line);
  }
  return joined;
}

const splitIntoPods = (line: LeaseLine): LeaseLine[] =>
  line.range.size > 1n && isOnePod(line.owner)
    ? [...line.range.addresses()].map((address) => ({ ...line, range: Range.single(address) }))
    : [line];

/**
 * Cuts every run where a heading begins or ends inside it:
 *
 *     headings   |------|    |--|
 *     run           ###########
 *     parts         #### #### ##
 */
function splitAtHeadings(leases: readonly LeaseLine[], headings: readonly Cidr[]): LeaseLine[] {
  const walls = wallsOf(headings);
  const split: LeaseLine[] = [];
  let next = 0;
  for (const line of leases) {
    while (next < walls.length && isAtOrBelow(walls[next]!, line.range)) next++;
    let rest = line;
    for (; next < walls.length && isInside(walls[next]!, rest.range); next++) {
      const { family, value } = walls[next]!;
      split.push(partOfRun(rest, Range.ofValues(family, rest.range.firstValue, value - 1n)));
      rest = partOfRun(rest, Range.ofValues(family, value, rest.range.lastValue));
    }
    split.push(rest);
  }
  return split;
}

/** The address before which no run goes on. */
interface Wall {
  readonly family: Family;
  readonly value: bigint;
}

const wallsOf = (headings: readonly Cidr[]): Wall[] =>
  sortedBy(
    headings.flatMap(({ family, base, size }) => [
      { family, value: base },
      { family, value: base + size },
    ]),
    compareWalls,
  ).filter((wall, i, walls) => i === 0 || compareWalls(walls[i - 1]!, wall) !== 0);

const compareWalls = (a: Wall, b: Wall): number => a.family - b.family || compareBigint(a.value, b.value);

const isAtOrBelow = ({ family, value }: Wall, range: Range): boolean =>
  (family - range.family || compareBigint(value, range.firstValue)) <= 0;

const isInside = ({ family, value }: Wall, range: Range): boolean =>
  family === range.family && range.firstValue < value && value <= range.lastValue;

function joinClaims(sorted: readonly ClaimLine[]): ClaimLine[] {
  const joined: ClaimLine[] = [];
  for (const line of sorted) {
    const before = joined.at(-1);
    if (before && continuesClaim(before, line)) joined[joined.length - 1] = joinClaim(before, line);
    else joined.push(line);
  }
  return joined;
}

const joinClaim = (before: ClaimLine, line: ClaimLine): ClaimLine =>
  partOfClaim(before, { first: before.ordinals!.first, last: line.ordinals!.last });
