import type { ClaimLine, Holder, LeaseLine, Ordinals, Tenure } from '../model/lock';
import type { Owner } from '../model/owner';
import { Range } from '../net/range';
import { printTerms } from './tenure-text';

/**
 * Runs: neighbouring addresses with one owner and one tenure are one line.
 *
 *     10.0.0.4 bound …/redis 0     10.0.0.5 bound …/redis 1     one line: 10.0.0.4..10.0.0.5 … 0..1
 *     10.0.0.4 bound …/redis 0     10.0.0.5 bound …/redis 2     two lines: the ordinals leap
 *     10.0.0.4 bound …/Pod/a       10.0.0.5 bound …/Pod/a       two lines: one pod, twice
 */
export function continuesRun(before: LeaseLine, line: LeaseLine): boolean {
  return before.range.adjoins(line.range) && continuesHolder(before, line);
}

/** Whether a claim is of the same place and interface, with the next ordinals of the same owner and the same tenure. */
export const continuesClaim = (before: ClaimLine, line: ClaimLine): boolean =>
  before.place === line.place &&
  before.family === line.family &&
  line.ordinals !== undefined &&
  continuesHolder(before, line);

/** Whether the line is the same owner's, with the next ordinals and the same tenure. */
function continuesHolder(
  before: Holder & { readonly tenure: Tenure },
  line: Holder & { readonly tenure: Tenure },
): boolean {
  return (
    before.owner === line.owner &&
    before.nic === line.nic &&
    continuesOrdinals(before, line) &&
    isSameTenure(before.tenure, line.tenure)
  );
}

function continuesOrdinals(before: Holder, line: Holder): boolean {
  if (before.ordinals && line.ordinals) return before.ordinals.last + 1 === line.ordinals.first;
  return !before.ordinals && !line.ordinals && !isOnePod(line.owner);
}

/** Whether the owner is one identity, with one address on each line. */
export const isOnePod = (owner: Owner): boolean => owner.includes('/Pod/') || owner.includes('/VirtualMachine/');

export const isSameTenure = (a: Tenure, b: Tenure): boolean =>
  a === b || (a.state === b.state && printTerms(a) === printTerms(b));

/** Two lines, the second of which continues the first, as one. */
export const joinRuns = (before: LeaseLine, line: LeaseLine): LeaseLine => ({
  ...before,
  range: Range.between(before.range.first, line.range.last),
  ...(before.ordinals && line.ordinals && { ordinals: { first: before.ordinals.first, last: line.ordinals.last } }),
});

/** The part of a run that has these addresses, all of them its own. */
export function partOfRun(line: LeaseLine, range: Range): LeaseLine {
  if (range.equals(line.range)) return line;
  if (!line.ordinals) return { ...line, range };
  const first = line.ordinals.first + range.offsetFrom(line.range);
  return { ...line, range, ordinals: { first, last: first + range.count - 1 } };
}

/** The part of a claim that has these ordinals, all of them its own. */
export const partOfClaim = (line: ClaimLine, ordinals: Ordinals): ClaimLine => ({ ...line, ordinals });
