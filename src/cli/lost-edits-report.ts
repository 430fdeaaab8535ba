import { describeChange } from '../lock/describe-changes';
import type { HolderEntry, LockEntry } from '../lock/entry';
import type { LostEdit } from '../lock/lost-edits';
import type { Lock } from '../model/lock';
import { LISTED } from './lock-summary';

/** Addresses named in one command; more are released owner by owner. */
const MOST_TARGETS = 20;

/**
 * What has to be repeated, each with its command, and what stands elsewhere now.
 *
 * @param now the lock in which it has to be repeated
 */
export function reportLostEdits(edits: readonly LostEdit[], now: Lock): string[] {
  const byCommand = new Map<string, string[]>();
  for (const edit of edits.filter(({ kind }) => kind !== 'place'))
    listIn(byCommand, commandFor(edit, now)).push(`  ${describeChange(edit.change)}`);
  const repeated = [...byCommand].flatMap(([command, lines]) => [...capped([...new Set(lines)]), `    ${command}`]);
  const replaced = edits.filter(({ kind }) => kind === 'place').map(({ change }) => `  ${describeChange(change)}`);
  return [
    ...(repeated.length === 0 ? [] : ['', 'Edits of the lock that are lost; repeat those that are still wanted:']),
    ...repeated,
    ...(replaced.length === 0 ? [] : ['', ...PLACES_CHANGED]),
    ...capped([...new Set(replaced)]),
  ];
}

const PLACES_CHANGED = [
  'No longer as in the file. It matters where the old addresses are in use already, such as those taken over from a',
  'cluster: move the workload back (`cdk8s-ipam lock move <owner> --to <address>`), or change what knows them.',
];

function listIn(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function capped(lines: readonly string[]): string[] {
  const rest = lines.length - LISTED;
  return rest > 0 ? [...lines.slice(0, LISTED), `  … and ${rest} more`] : [...lines];
}

function commandFor({ kind, change }: LostEdit, now: Lock): string {
  const entry = change.before!;
  if (kind === 'date' || entry.section === 'headings' || entry.section === 'carved')
    return 'cdk8s-ipam lock gc --as-of <instant>';
  return kind === 'move' ? moveOf(entry, change.after) : releaseOf(entry, now);
}

/** A pod's own address can be asked for by name; of several, only where they shall not be. */
function moveOf({ line }: HolderEntry, target: LockEntry | undefined): string {
  const isOne = line.ordinals === undefined && target?.section === 'leases' && target.line.range.size === 1n;
  const aim = isOne ? `--to ${target.line.range.first}` : '[--all] [--to <pool>]';
  return `cdk8s-ipam lock move ${line.owner} ${aim}`;
}

function releaseOf(entry: HolderEntry, { networks }: Lock): string {
  const network = entry.section === 'leases' && networks.length > 1 ? ` --network ${entry.network}` : '';
  return `cdk8s-ipam lock release${network} ${targetsOf(entry).join(' ')}`;
}

function targetsOf(entry: HolderEntry): string[] {
  if (entry.section === 'eips') return [entry.line.id];
  const { owner, ordinals } = entry.line;
  if (entry.section === 'claims')
    return ordinals === undefined ? [owner] : numbers(ordinals).map((ordinal) => `"${owner} ${ordinal}"`);
  const { range } = entry.line;
  return range.size > BigInt(MOST_TARGETS) ? [owner] : [...range.addresses()].map((address) => `${address}`);
}

const numbers = ({ first, last }: { readonly first: number; readonly last: number }): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
