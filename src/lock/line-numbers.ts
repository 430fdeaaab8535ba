import type { ClaimLine, LeaseLine, Lock, NetworkLock } from '../model/lock';
import type { Cidr } from '../net/cidr';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import type { LockEntry } from './entry';
import { HEADER } from './format';

/** Where in its text a canonical lock has what, without printing it. */
export class LineNumbers {
  private readonly networks = new Map<string, NetworkLines>();
  private readonly eips = new Map<string, number>();

  constructor(lock: Lock) {
    let next = HEADER.length + 3;
    for (const network of lock.networks) {
      const lines = new NetworkLines(network, next);
      this.networks.set(network.name, lines);
      next = lines.end;
    }
    for (const [index, eip] of lock.eips.entries()) this.eips.set(eip.id, next + 1 + index);
  }

  /** The line, 1 …, that has an entry or the part of one that it is; undefined where there is none. */
  lineOf(entry: LockEntry): number | undefined {
    if (entry.section === 'eips') return this.eips.get(entry.line.id);
    const lines = this.networks.get(entry.network);
    switch (entry.section) {
      case 'carved':
        return lines?.lineOfCarved(`${entry.line.use} ${entry.line.cidr}`);
      case 'leases':
        return lines?.lineOfLease(entry.line);
      case 'claims':
        return lines?.lineOfClaim(entry.line);
      case 'headings':
        return undefined;
    }
  }
}

/** The lines of one network: its name, then its sections, each with a line of its own above it where it is not empty. */
class NetworkLines {
  /** The line after the last one. */
  readonly end: number;
  private readonly carved: ReadonlyMap<string, number>;
  private readonly firstLease: number;
  private readonly claims: ReadonlyMap<string, readonly (readonly [ClaimLine, number])[]>;

  constructor(
    private readonly network: NetworkLock,
    nameLine: number,
  ) {
    const { carved, headings, leases, claims } = network;
    const firstCarved = firstOf(carved, nameLine + 1);
    const items = [...headings, ...leases];
    this.firstLease = firstOf(items, firstCarved + carved.length);
    const firstClaim = firstOf(claims, this.firstLease + items.length);
    this.end = firstClaim + claims.length;
    this.carved = new Map(carved.map(({ use, cidr }, i) => [`${use} ${cidr}`, firstCarved + i]));
    this.claims = groupedBy(
      claims.map((line, i) => [line, firstClaim + i] as const),
      ([line]) => claimantOf(line),
    );
  }

  lineOfCarved(name: string): number | undefined {
    return this.carved.get(name);
  }

  lineOfLease({ range }: LeaseLine): number | undefined {
    const { leases, headings } = this.network;
    const index = partitionPoint(leases, (lease) => lease.range.endsBefore(range));
    const lease = leases[index];
    if (!lease?.range.covers(range)) return undefined;
    return this.firstLease + index + partitionPoint(headings, (heading) => beginsNoLater(heading, lease));
  }

  lineOfClaim(wanted: ClaimLine): number | undefined {
    const ordinal = wanted.ordinals?.first ?? 0;
    const lines = this.claims.get(claimantOf(wanted)) ?? [];
    return lines.find(([{ ordinals }]) => !ordinals || (ordinals.first <= ordinal && ordinal <= ordinals.last))?.[1];
  }
}

/** The first line of a section, of which a line above it says what it is. */
const firstOf = (section: readonly unknown[], next: number): number => (section.length === 0 ? next : next + 1);

const beginsNoLater = (heading: Cidr, { range }: LeaseLine): boolean => !heading.range.beginsAfter(range);

const claimantOf = ({ place, owner, family, nic, ordinals }: ClaimLine): string =>
  `${place} ${owner} ${family} ${nic ?? ''} ${ordinals ? 'ordinals' : ''}`;
