import type { HolderEntry } from '../lock/entry';
import { printTerms } from '../lock/tenure-text';
import type { Holding } from '../model/explanation';
import type { LeaseLine } from '../model/lock';
import { partOfRun } from '../model/runs';
import type { Range } from '../net/range';
import type { World } from './world';

/** A line of the lock, in the words of an explanation. */
export function holdingOf(entry: HolderEntry, world: World): Holding {
  switch (entry.section) {
    case 'leases':
      return leaseHolding(entry.network, entry.line, world);
    case 'claims':
      return { network: entry.network, what: entry.line.place, pool: entry.line.place, ...termsOf(entry.line) };
    case 'eips':
      return { what: entry.line.id, ...termsOf(entry.line) };
  }
}

/** The part of a lease that has a range. */
export const partHolding = (
  network: string,
  line: LeaseLine,
  { range, world }: { range: Range; world: World },
): Holding => leaseHolding(network, partOfRun(line, range), world);

function leaseHolding(network: string, line: LeaseLine, world: World): Holding {
  const pool = world.poolAt(network, line.range)?.key;
  return { network, what: `${line.range}`, ...(pool !== undefined && { pool }), ...termsOf(line) };
}

const termsOf = ({ owner, ordinals, nic, tenure }: HolderEntry['line']) => ({
  owner,
  ...(ordinals && { ordinals }),
  ...(nic !== undefined && { nic }),
  state: tenure.state,
  terms: printTerms(tenure).trim(),
});
