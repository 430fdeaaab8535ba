import { Range } from '../net/range';
import type { ClaimLine, Holder, LeaseLine, Ordinals, Tenure } from './lock';
import type { Owner } from './owner';

/**
 * Runs: neighbouring addresses with one owner and one tenure are one line.
 *
 *     10.0.0.4 bound …/redis 0     10.0.0.5 bound …/redis 1     one line: 10.0.0.4..10.0.0.5 … 0..1
 *     10.0.0.4 bound …/redis 0     10.0.0.5 bound …/redis 2     two lines: the ordinals leap
 *     10.0.0.4 bound …/Pod/a       10.0.0.5 bound …/Pod/a       two lines: one pod, twice
 */
export const continuesRun = (before: LeaseLine, line: LeaseLine): boolean =>
  before.range.adjoins(line.range) && continuesHolder(before, line);

/** Whether a claim is of the same place and interface, with the next ordinals of the same owner and the same tenure. */
export const continuesClaim = (before: ClaimLine, line: ClaimLine): boolean =>
  before.place === line.place &&
  before.family === line.family &&
  line.ordinals !== undefined &&
  continuesHolder(before, line);

/** Whether the line is the same owner's, with the next ordinals and the same tenure. */
const continuesHolder = (before: LeaseLine | ClaimLine, line: LeaseLine | ClaimLine): boolean =>
  before.owner === line.owner &&
  before.nic === line.nic &&
  continuesOrdinals(before, line) &&
  isSameTenure(before.tenure, line.tenure);

function continuesOrdinals(before: Holder, line: Holder): boolean {
  if (before.ordinals && line.ordinals) return before.ordinals.last + 1 === line.ordinals.first;
  return !before.ordinals && !line.ordinals && !isOnePod(line.owner);
}

/** Whether the owner is one identity, with one address on each line. */
export const isOnePod = (owner: Owner): boolean => owner.includes('/Pod/') || owner.includes('/VirtualMachine/');

export function isSameTenure(a: Tenure, b: Tenure): boolean {
  if (a === b) return true;
  if (a.quarantine !== b.quarantine) return false;
  if (a.state === 'retained') return b.state === 'retained' && a.for === b.for && a.since === b.since;
  if (a.state === 'released') return b.state === 'released' && a.since === b.since && a.moved === b.moved;
  if (a.state !== b.state) return false;
  return a.reclaim.onScaleDown === b.reclaim.onScaleDown && a.reclaim.onDelete === b.reclaim.onDelete;
}

/** Two lines, the second of which continues the first, as one. */
export const joinRuns = (before: LeaseLine, line: LeaseLine): LeaseLine => ({
  ...before,
  range: Range.between(before.range.first, line.range.last),
  ...(before.ordinals && line.ordinals && { ordinals: { first: before.ordinals.first, last: line.ordinals.last } }),
});

/** The part of a run that has these addresses, all of them its own, with the ordinals that belong to them. */
export function partOfRun(line: LeaseLine, range: Range): LeaseLine {
  if (range.equals(line.range)) return line;
  if (!line.ordinals) return { ...line, range };
  const first = line.ordinals.first + range.offsetFrom(line.range);
  return { ...line, range, ordinals: { first, last: first + range.count - 1 } };
}

/** The part of a claim that has these ordinals, all of them its own. */
export const partOfClaim = (line: ClaimLine, ordinals: Ordinals): ClaimLine => ({ ...line, ordinals });
