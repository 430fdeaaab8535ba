import type { LeaseLine, Lock, NetworkLock } from '../model/lock';
import type { Cidr } from '../net/cidr';
import { printCarved } from './carved-text';
import { printClaim } from './claim-text';
import { printEip } from './eip-text';
import { printLease } from './lease-text';
import { isNetworkName } from './network-name';

/**
 * lock: the text form of the allocator's memory, `ipam.lock.yaml`, and every edit of it that is not an allocation.
 *
 * The problem
 * -----------
 * An address that is decided at compile time must be decided once: the next run, another machine and another branch
 * have to come to the same answer, and an address that was given up must stay out of use for a while. So the answers
 * are kept in a file, the file is kept in git, and git merges it line by line without knowing what a line means. The
 * form of the file has to make that safe.
 *
 * Guarantees
 * ----------
 * - Canonical. A lock has exactly one text: `parseLock` accepts a text only if `printLock` gives the same bytes again.
 *   Equal memory is equal bytes, so "nothing changed" is a comparison of strings and a diff shows changes only.
 * - Double use conflicts. Every section is sorted by the scarce thing (address, CIDR, EIP id) and never by owner. Two
 *   branches that hand out one address insert their lines in one place, which git reports as a conflict. Sorted by
 *   owner, both lines would merge cleanly and the address would have two owners.
 * - Every merge result is judged. What merges cleanly and is still wrong (two runs that overlap, a run that could be
 *   joined) is refused by the parser, with the line, the fact and the way out.
 * - Local. No count, digest, date or tool version stands for the whole file: it would change on every branch and make
 *   any two of them conflict.
 * - Plain YAML. Mappings of sequences of plain scalars, so that any YAML parser, `yq` and `grep` read it. One line is
 *   one scalar, because parsing and reviewing a mapping per address costs ten times as much.
 *
 * The grammar
 * -----------
 *     file      = four comment lines, "version: 1", networks, [eips]           LF, UTF-8, newline at the end
 *     networks  = "networks: {}" | "networks:", network…                       sorted by name (code units)
 *     network   = "  <name>:", [carved], [leases], [claims]                    at least one of them
 *     carved    = "    carved:", "      - <cidr> subnet|pool <place> [released [since=] [quarantine=]]"…
 *     leases    = "    leases:", ("      - <cidr>" | "      - <range> <holding>")…
 *     claims    = "    claims:", "      - <place> <holding>"…
 *     eips      = "eips:", "  - <id> <holding>"…
 *     holding   = <state> <owner> [<ordinals>] [nic=<name>] [family=6] <terms>
 *     ordinals  = "4" | "0..5"                                                 as many as the line has addresses
 *     terms     = bound, headroom: [scaleDown=] [delete=] [quarantine=]
 *                 retained:        for= [since=] [quarantine=]
 *                 released:        [since=] [quarantine=] [moved]
 *
 * What is so by default is left out: the policy `release`, a quarantine of 24 hours, family 4 of a claim. An IPv6 range
 * that ends in `::` is written with `::0`, because a colon before a space would make the line a YAML mapping.
 *
 * Runs and headings
 * -----------------
 * Neighbouring addresses with one owner, one tenure and rising ordinals are one line, and must be: otherwise one memory
 * would have several texts. A lease item that is only a CIDR is a heading, the name of a pool or of a part of a big
 * pool. It says nothing about addresses. It is there for git: a line that never changes, between the insertions of two
 * branches, keeps them from conflicting for no reason; and because no run crosses a heading, a run never grows out of
 * the stretch in which its branch inserted it.
 *
 *     - 10.64.0.0/20                                     heading: both branches have it
 *     - 10.64.0.7 bound prod/shop/StatefulSet/a 0        inserted by one branch
 *     - 10.64.16.0/20                                    heading
 *     - 10.64.16.2 bound prod/shop/StatefulSet/b 0       inserted by the other
 *
 * Cost
 * ----
 * Linear in the number of lines, in time and in memory, for printing and parsing alike. The tests of lease order look
 * at one line and the one before it.
 *
 * How to change the format
 * ------------------------
 * Any change of what is accepted or printed, the comment lines included, is a new version: an older program must refuse
 * the file rather than lose what it does not know. So: raise `LOCK_VERSION`; keep the reader of the old version and its
 * files under test/fixtures/locks for ever; print the new version only, which upgrades a file on its next write. A
 * newer version than ours is refused with the advice to upgrade, whatever else the file says. So that the refusal always
 * works, two things hold in every version: comment lines come first, and the line after them is `version: <number>`. The
 * comment lines tell this policy to whoever meets the file without its program.
 */
export const LOCK_VERSION = 1;

/** The comment lines at the head of the file. */
export const HEADER = [
  '# Generated by cdk8s-ipam: who holds which address. It belongs in git; review its changes like code.',
  '# Never edit it by hand: `cdk8s-ipam synth` writes it, and `cdk8s-ipam lock` releases, moves and collects.',
  '# After a merge conflict, keep any side and run `cdk8s-ipam lock resolve --base <ref>`.',
  '# Later programs read this version, and write their own. Earlier ones refuse a later version and leave it as it is.',
] as const;

/**
 * The text of a lock. The lock has to be canonical, see `canonicalLock`.
 * @throws Error when a network's name could not be read back, see `isNetworkName`
 */
export function printLock(lock: Lock): string {
  const out = new Output();
  for (const line of HEADER) out.add(line);
  out.add(`version: ${LOCK_VERSION}`);
  out.add(lock.networks.length === 0 ? 'networks: {}' : 'networks:');
  for (const network of lock.networks) addNetwork(out, network);
  if (lock.eips.length > 0) out.add('eips:');
  for (const eip of lock.eips) out.add(`  - ${printEip(eip)}`);
  return out.text();
}

function addNetwork(out: Output, { name, carved, headings, leases, claims }: NetworkLock): void {
  if (!isNetworkName(name)) throw new Error(`the lock cannot have a network called "${name}"`);
  out.add(`  ${name}:`);
  if (carved.length > 0) out.add('    carved:');
  for (const line of carved) out.add(`      - ${printCarved(line)}`);
  if (leases.length + headings.length > 0) out.add('    leases:');
  addLeases(out, headings, leases);
  if (claims.length > 0) out.add('    claims:');
  for (const line of claims) out.add(`      - ${printClaim(line)}`);
}

/** Leases in order, each heading before the first lease at or after its first address. */
function addLeases(out: Output, headings: readonly Cidr[], leases: readonly LeaseLine[]): void {
  let next = 0;
  for (const lease of leases) {
    while (next < headings.length && beginsNoLater(headings[next]!, lease)) out.add(`      - ${headings[next++]!}`);
    out.add(`      - ${printLease(lease)}`);
  }
  while (next < headings.length) out.add(`      - ${headings[next++]!}`);
}

const beginsNoLater = (heading: Cidr, { range }: LeaseLine): boolean => !heading.range.beginsAfter(range);

/** Collects lines. Joined by the thousand: a million short strings kept until the end take four times as long. */
class Output {
  private readonly chunks: string[] = [];
  private lines: string[] = [];

  add(line: string): void {
    this.lines.push(line);
    if (this.lines.length === 1000) this.flush();
  }

  text(): string {
    this.flush();
    return this.chunks.join('');
  }

  private flush(): void {
    this.lines.push('');
    this.chunks.push(this.lines.join('\n'));
    this.lines = [];
  }
}
