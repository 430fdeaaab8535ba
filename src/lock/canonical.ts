import type { ClaimLine, LeaseLine, Lock, NetworkLock } from '../model/lock';
import { Cidr } from '../net/cidr';
import { sortedBy, sortedByText } from '../net/compare';
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
    claims: joinClaims(claims),
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
  line.range.count > 1 && isOnePod(line.owner)
    ? [...line.range.addresses()].map((address) => ({ ...line, range: Range.single(address) }))
    : [line];

/**
 * Cuts every run where a heading begins inside it:
 *
 *     headings   |        |     |
 *     run           #########
 *     parts         ###### ###
 */
function splitAtHeadings(leases: readonly LeaseLine[], headings: readonly Cidr[]): LeaseLine[] {
  const split: LeaseLine[] = [];
  let next = 0;
  for (const line of leases) {
    while (next < headings.length && beginsAtOrBefore(headings[next]!, line.range)) next++;
    let rest = line;
    for (; next < headings.length && !rest.range.endsBefore(headings[next]!.range); next++) {
      const heading = headings[next]!.range;
      if (!heading.beginsAfter(rest.range)) continue;
      const [before, from] = rest.range.splitBefore(heading);
      split.push(partOfRun(rest, before));
      rest = partOfRun(rest, from);
    }
    split.push(rest);
  }
  return split;
}

const beginsAtOrBefore = (heading: Cidr, range: Range): boolean => !heading.range.beginsAfter(range);

/** Claims of one place, owner, family and NIC are joined; their families and NICs may stand between one another. */
function joinClaims(claims: readonly ClaimLine[]): ClaimLine[] {
  const lastOf = new Map<string, ClaimLine>();
  const joined = new Set<ClaimLine>();
  for (const line of sortedBy(claims, compareClaims)) {
    const interfaceKey = `${line.place} ${line.owner} ${line.family} ${line.nic ?? ''}`;
    const before = lastOf.get(interfaceKey);
    const run = before && continuesClaim(before, line) ? joinClaim(before, line) : line;
    if (run !== line) joined.delete(before!);
    joined.add(run);
    lastOf.set(interfaceKey, run);
  }
  return sortedBy(joined, compareClaims);
}

const joinClaim = (before: ClaimLine, line: ClaimLine): ClaimLine =>
  partOfClaim(before, { first: before.ordinals!.first, last: line.ordinals!.last });
