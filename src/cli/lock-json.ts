import type { CarvedEntry, HolderEntry } from '../lock/entry';
import { printDuration } from '../model/duration';
import type { Tenure } from '../model/lock';
import type { Retention } from '../model/reclaim';

/** The version of what `lock show --json` prints: the second number rises when something is added. */
const FORMAT_VERSION = '1.0';

/** Lines of a lock for programs: the same words as in the file, sizes as numbers, durations as text. */
export const lockToJson = (entries: readonly (CarvedEntry | HolderEntry)[]) => ({
  formatVersion: FORMAT_VERSION,
  lines: entries.map(lineToJson),
});

function lineToJson(entry: CarvedEntry | HolderEntry) {
  if (entry.section === 'carved') {
    const { cidr, use, key, tenure } = entry.line;
    const terms = tenure.state === 'released' ? tenureToJson(tenure) : { state: tenure.state };
    return { section: entry.section, network: entry.network, cidr: `${cidr}`, use, key, ...terms };
  }
  const { owner, ordinals, nic, tenure } = entry.line;
  return { section: entry.section, ...thingToJson(entry), owner, ordinals, nic, ...tenureToJson(tenure) };
}

function thingToJson(entry: HolderEntry) {
  switch (entry.section) {
    case 'leases': {
      const { first, last, family } = entry.line.range;
      return { network: entry.network, family, first: `${first}`, last: `${last}` };
    }
    case 'claims':
      return { network: entry.network, family: entry.line.family, place: entry.line.place };
    case 'eips':
      return { id: entry.line.id };
  }
}

function tenureToJson(tenure: Tenure) {
  const { state } = tenure;
  const quarantine = printDuration(tenure.quarantine);
  switch (tenure.state) {
    case 'bound':
    case 'headroom': {
      const { onScaleDown, onDelete } = tenure.reclaim;
      return { state, onScaleDown: retentionText(onScaleDown), onDelete: retentionText(onDelete), quarantine };
    }
    case 'retained':
      return { state, for: retentionText(tenure.for), since: tenure.since, quarantine };
    case 'released':
      return { state, since: tenure.since, quarantine, moved: tenure.moved };
  }
}

const retentionText = (retention: Retention): string =>
  typeof retention === 'number' ? printDuration(retention) : retention;
