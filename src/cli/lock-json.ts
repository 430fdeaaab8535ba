import type { CarvedEntry, HolderEntry } from '../lock/entry';
import { type LockEntry, printEntry } from '../lock/entry';
import { LOCK_VERSION } from '../lock/format';
import { printDuration } from '../model/duration';
import type { Tenure } from '../model/lock';
import type { Retention } from '../model/reclaim';
import type { LockJson } from './lock-json-schema';

/** The version of what `lock show --json` prints: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

export type LineJson = LockJson['lines'][number];

/** Lines of a lock for programs: the same words as in the file, sizes as numbers, durations as text. */
export const lockToJson = (entries: readonly LockEntry[]): LockJson => ({
  formatVersion: FORMAT_VERSION,
  lockVersion: LOCK_VERSION,
  lines: entries.map(lineToJson),
});

/** One line, in the words of the file. */
export function lineToJson(entry: LockEntry): LineJson {
  if (entry.section === 'headings') return { section: 'headings', network: entry.network, cidr: printEntry(entry) };
  if (entry.section === 'carved') return carvedToJson(entry);
  const { owner, ordinals, nic, tenure } = entry.line;
  return { ...thingToJson(entry), owner, ordinals, nic, ...tenureToJson(tenure) };
}

function carvedToJson({ network, line }: CarvedEntry): LineJson {
  const { cidr, use, key, tenure } = line;
  const place = { section: 'carved' as const, network, cidr: `${cidr}`, use, key };
  if (tenure.state === 'bound') return { ...place, state: 'bound' };
  return { ...place, state: 'released', since: tenure.since, quarantine: printDuration(tenure.quarantine) };
}

function thingToJson(entry: HolderEntry) {
  const { section } = entry;
  switch (section) {
    case 'leases': {
      const { first, last, family } = entry.line.range;
      return { section, network: entry.network, family, first: `${first}`, last: `${last}` };
    }
    case 'claims':
      return { section, network: entry.network, family: entry.line.family, place: entry.line.place };
    case 'eips':
      return { section, id: entry.line.id };
  }
}

function tenureToJson(tenure: Tenure) {
  const quarantine = printDuration(tenure.quarantine);
  switch (tenure.state) {
    case 'bound':
    case 'headroom': {
      const { onScaleDown, onDelete } = tenure.reclaim;
      const { state } = tenure;
      return { state, onScaleDown: retentionText(onScaleDown), onDelete: retentionText(onDelete), quarantine };
    }
    case 'retained':
      return { state: tenure.state, for: retentionText(tenure.for), since: tenure.since, quarantine };
    case 'released':
      return { state: tenure.state, since: tenure.since, quarantine, moved: tenure.moved };
  }
}

const retentionText = (retention: Retention): string =>
  typeof retention === 'number' ? printDuration(retention) : retention;
