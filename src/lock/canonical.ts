import { canonicalClaims } from '../model/canonical-claims';
import { canonicalLeases } from '../model/canonical-leases';
import type { LeaseLine, Lock, NetworkLock } from '../model/lock';
import { isOnePod } from '../model/runs';
import { Cidr } from '../net/cidr';
import { sortedBy, sortedByText } from '../net/compare';
import { Range } from '../net/range';
import { compareCarved, compareEips } from './order';

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
    leases: canonicalLeases(leases, distinctHeadings).flatMap(splitIntoPods),
    claims: canonicalClaims(claims),
  };
}

const isEmpty = ({ carved, headings, leases, claims }: NetworkLock): boolean =>
  carved.length + headings.length + leases.length + claims.length === 0;

const splitIntoPods = (line: LeaseLine): LeaseLine[] =>
  line.range.count > 1 && isOnePod(line.owner)
    ? [...line.range.addresses()].map((address) => ({ ...line, range: Range.single(address) }))
    : [line];
