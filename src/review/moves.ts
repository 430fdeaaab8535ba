import { describeChange } from '../lock/describe-changes';
import type { HolderEntry, LockEntry } from '../lock/entry';
import type { LockChange } from '../lock/lock-change';
import { overlay, type Span } from '../lock/overlay';
import { claimCount } from '../model/claim-count';
import type { Problem } from '../model/problem';
import { isOnePod, partOfClaim, partOfRun } from '../model/runs';
import { compareBigint, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { Range } from '../net/range';
import { isHeld } from './judge-change';
import { listed } from './listed';

/** Claims that held one thing in the base and hold another now, both cut to the same claims. */
export interface Move {
  readonly kind: 'moved';
  readonly before: HolderEntry;
  readonly after: HolderEntry;
}

/**
 * Which claims have gone from one place to another: those that lost what they held, laid over those that came to hold
 * something, claim by claim. The pods of a Deployment are interchangeable and counted through.
 */
export function movesOf(changes: readonly LockChange[]): Move[] {
  const arrivals = spansByClaimant(changes.flatMap(arrival));
  const departures = spansByClaimant(changes.flatMap(departure));
  return [...departures].flatMap(([claimant, left]) =>
    overlay(left, arrivals.get(claimant) ?? []).flatMap(({ first, last, before, after }): Move[] =>
      before && after
        ? [{ kind: 'moved', before: partOf(before, first, last), after: partOf(after, first, last) }]
        : [],
    ),
  );
}

/** What was held and is not any more, by the same claim. */
export function departure({ kind, before, after }: LockChange): HolderEntry[] {
  if (kind === 'added' || kind === 'moved' || !isHeld(before) || !isHolder(before)) return [];
  return kind === 'changed' && isHeld(after) ? [] : [before];
}

function arrival({ kind, before, after }: LockChange): HolderEntry[] {
  if (!isHeld(after) || !isHolder(after)) return [];
  return kind === 'changed' && isHeld(before) ? [] : [after];
}

const isHolder = (entry: LockEntry | undefined): entry is HolderEntry => entry !== undefined && 'owner' in entry.line;

/** A line, and the number of its first claim. */
interface Numbered {
  readonly entry: HolderEntry;
  readonly first: bigint;
}

function spansByClaimant(entries: readonly HolderEntry[]): Map<string, Span<Numbered>[]> {
  return new Map([...groupedBy(entries, claimantOf)].map(([key, lines]) => [key, disjoint(lines)]));
}

/** Whose claims can be the same: owner, NIC and family of one kind of thing. */
export function claimantOf(entry: HolderEntry): string {
  const { owner, ordinals, nic } = entry.line;
  const family =
    entry.section === 'eips' ? '' : entry.section === 'leases' ? entry.line.range.family : entry.line.family;
  return `${entry.section} ${owner} ${nic ?? ''} ${family} ${ordinals === undefined ? '' : 'ordinals'}`;
}

/** In the order of the claims; of a claim that is there twice, which no good lock has, only the first. */
function disjoint(entries: readonly HolderEntry[]): Span<Numbered>[] {
  let counted = 0n;
  const spans = entries.map((entry) => {
    const first = firstClaimOf(entry) ?? counted;
    counted += sizeOf(entry);
    return { first, last: first + sizeOf(entry) - 1n, value: { entry, first } };
  });
  const kept: Span<Numbered>[] = [];
  for (const span of sortedBy(spans, (a, b) => compareBigint(a.first, b.first)))
    if (span.first > (kept.at(-1)?.last ?? -1n)) kept.push(span);
  return kept;
}

/** Undefined where pods have no numbers. */
function firstClaimOf({ line: { ordinals, owner } }: HolderEntry): bigint | undefined {
  if (ordinals !== undefined) return BigInt(ordinals.first);
  return isOnePod(owner) ? 0n : undefined;
}

/** How many claims a line has. */
export function sizeOf(entry: HolderEntry): bigint {
  if (entry.section === 'leases') return entry.line.range.size;
  return BigInt(claimCount([entry.line]));
}

function partOf({ entry, first: start }: Numbered, first: bigint, last: bigint): HolderEntry {
  if (entry.section === 'eips') return entry;
  if (entry.section === 'claims')
    return entry.line.ordinals === undefined
      ? entry
      : { ...entry, line: partOfClaim(entry.line, { first: Number(first), last: Number(last) }) };
  const { family, firstValue } = entry.line.range;
  const range = Range.ofValues(family, firstValue + (first - start), firstValue + (last - start));
  return { ...entry, line: partOfRun(entry.line, range) };
}

/** One warning for each workload that moves. */
export function movesReport(moves: readonly Move[], ref: string): Problem[] {
  return [...groupedBy(moves, ({ after }) => after.line.owner)].map(([owner, own]) => ({
    rule: 'IPAM269',
    severity: 'warning',
    where: { identity: owner },
    message: `${owner} moves to other addresses than it has in ${ref}: ${listed(own, (move) => describeChange(move).slice(2))}.`,
    fix: 'Look whether this is wanted: each pod has its new address when it is made anew, and firewalls, grants and licences that name the old one have to know the new one by then.',
  }));
}
