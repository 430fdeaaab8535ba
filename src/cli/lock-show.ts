import type { Command } from 'commander';
import { allEntries, type CarvedEntry, type HolderEntry } from '../lock/entry';
import { printRange } from '../lock/range-text';
import { printTerms } from '../lock/tenure-text';
import type { Lock, Ordinals } from '../model/lock';
import { describeFault } from '../net/parsed';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { parseLockFilter } from './lock-filter';
import { lockToJson } from './lock-json';
import { LOCK_OPTION } from './lock-option';
import { loadLock } from './lock-source';
import { type Finish, misuse, type Outcome, success, textOf } from './outcome';
import { printTable, type Table } from './table';
import { terminalWidth } from './terminal-width';

interface ShowOptions {
  readonly lock: string;
  readonly json?: boolean;
}

export const defineLockShow = (lock: Command, finish: Finish): Command =>
  lock
    .command('show')
    .summary('show who holds what')
    .description('Lists the lines of the lock, all of them or those of an owner, a CIDR or an EIP. Nothing is written.')
    .argument('[owner|cidr]', 'an owner or the beginning of one, an address, range or CIDR, or the id of an EIP')
    .option('--json', 'print JSON instead of a table')
    .option(...LOCK_OPTION)
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam lock show',
          'cdk8s-ipam lock show prod/shop',
          'cdk8s-ipam lock show 10.64.3.0/24',
          'cdk8s-ipam lock show prod/shop/StatefulSet/redis --json',
        ],
        [EXIT.ok, EXIT.problems, EXIT.usage],
      ),
    )
    .action((what: string | undefined, options: ShowOptions) => finish(lockShow(what, options)));

export function lockShow(what: string | undefined, options: ShowOptions): Outcome {
  const filter = parseLockFilter(what);
  if (!filter.ok) return misuse(`${describeFault(filter.fault)}.`);
  const source = loadLock(options.lock);
  if (!source.ok) return source.outcome;
  const { lock } = source.value;
  const entries = entriesOf(lock).filter(filter.value);
  if (options.json) {
    const all = what === undefined ? allEntries(lock) : entries;
    return success(`${JSON.stringify(lockToJson(all), undefined, 2)}\n`);
  }
  if (entries.length === 0) return { exitCode: EXIT.ok, stderr: textOf([`${options.lock} has no such line.`]) };
  return success(textOf(printTable(tableOf(entries), terminalWidth(process.stdout))));
}

/** Every line that says something about somebody. */
const entriesOf = (lock: Lock): (CarvedEntry | HolderEntry)[] =>
  allEntries(lock).filter((entry) => entry.section !== 'headings');

const tableOf = (entries: readonly (CarvedEntry | HolderEntry)[]): Table => ({
  head: ['NETWORK', 'WHAT', 'STATE', 'HOLDER', 'ORDINALS', 'NIC', 'TERMS'],
  rows: entries.map(rowOf),
});

function rowOf(entry: CarvedEntry | HolderEntry): string[] {
  if (entry.section === 'carved') return carvedRow(entry);
  const { owner, ordinals, nic, tenure } = entry.line;
  const network = 'network' in entry ? entry.network : '';
  return [network, thingOf(entry), tenure.state, owner, textOfOrdinals(ordinals), nic ?? '', printTerms(tenure).trim()];
}

function carvedRow({ network, line: { cidr, use, key, tenure } }: CarvedEntry): string[] {
  const terms = tenure.state === 'released' ? printTerms(tenure).trim() : '';
  return [network, `${cidr}`, tenure.state, `${use} ${key}`, '', '', terms];
}

/** What is held: an address or range, a place in a pool, an EIP. */
function thingOf(entry: HolderEntry): string {
  switch (entry.section) {
    case 'leases':
      return printRange(entry.line.range);
    case 'claims':
      return `${entry.line.place}${entry.line.family === 6 ? ' (IPv6)' : ''}`;
    case 'eips':
      return entry.line.id;
  }
}

const textOfOrdinals = (ordinals: Ordinals | undefined): string => {
  if (ordinals === undefined) return '';
  return ordinals.first === ordinals.last ? `${ordinals.first}` : `${ordinals.first}..${ordinals.last}`;
};
