import type { CarvedLine, ClaimLine, EipLine, LeaseLine, Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Cidr } from '../net/cidr';
import { groupedBy } from '../net/grouped-by';
import { printCarved } from './carved-text';
import { printClaim } from './claim-text';
import { printEip } from './eip-text';
import { printLease } from './lease-text';

/** One line of a lock, with the section and the network that it stands in. */
export type LockEntry = CarvedEntry | HeadingEntry | HolderEntry;
export type HolderEntry = LeaseEntry | ClaimEntry | EipEntry;

export interface CarvedEntry {
  readonly section: 'carved';
  readonly network: string;
  readonly line: CarvedLine;
}
export interface HeadingEntry {
  readonly section: 'headings';
  readonly network: string;
  readonly line: Cidr;
}
export interface LeaseEntry {
  readonly section: 'leases';
  readonly network: string;
  readonly line: LeaseLine;
}
export interface ClaimEntry {
  readonly section: 'claims';
  readonly network: string;
  readonly line: ClaimLine;
}
export interface EipEntry {
  readonly section: 'eips';
  readonly line: EipLine;
}

/** The line as it stands in the file, without indentation. */
export function printEntry(entry: LockEntry): string {
  switch (entry.section) {
    case 'carved':
      return printCarved(entry.line);
    case 'headings':
      return `${entry.line}`;
    case 'leases':
      return printLease(entry.line);
    case 'claims':
      return printClaim(entry.line);
    case 'eips':
      return printEip(entry.line);
  }
}

/** Every line, network by network: carved, headings, leases, claims; then the EIPs. */
export const allEntries = ({ networks, eips }: Lock): LockEntry[] => [
  ...networks.flatMap(({ name: network, carved, headings, leases, claims }): LockEntry[] => [
    ...carved.map((line) => ({ section: 'carved' as const, network, line })),
    ...headings.map((line) => ({ section: 'headings' as const, network, line })),
    ...leases.map((line) => ({ section: 'leases' as const, network, line })),
    ...claims.map((line) => ({ section: 'claims' as const, network, line })),
  ]),
  ...eips.map((line) => ({ section: 'eips' as const, line })),
];

/** Every line that has an owner. */
export function* holderEntries(lock: Lock): Generator<HolderEntry> {
  for (const { name: network, leases, claims } of lock.networks) {
    for (const line of leases) yield { section: 'leases', network, line };
    for (const line of claims) yield { section: 'claims', network, line };
  }
  for (const line of lock.eips) yield { section: 'eips', line };
}

/** The lines of each owner, in the order of the file. */
export const linesByOwner = (lock: Lock): ReadonlyMap<Owner, readonly HolderEntry[]> =>
  groupedBy(holderEntries(lock), ({ line }) => line.owner);
