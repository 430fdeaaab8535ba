import type { Held, LeaseLine, Tenure } from '../model/lock';
import { isAdmissible } from './admissible';
import type { Identities, Request } from './request';

/**
 * Whether a request has exactly the lines that it would be given, so that they stay the objects that they are. Nearly
 * all of a lock is like that on nearly every run. It may say no where nothing changes in the end; then `settle` finds out.
 *
 * @param lines the lines of the lock that concern the request
 */
export function isUnchanged(request: Request, lines: readonly LeaseLine[]): boolean {
  const { identities, demand } = request;
  if (lines.length === 0 || demand.pins.length > 0) return false;
  const areTheClaims = identities.areOrdinals ? areOrdinalsInOrder(lines, identities) : areAsMany(lines, identities);
  return areTheClaims && lines.every((line) => isAsDeclared(request, line));
}

/** Whether the lines have the ordinals one after the other, none twice, with head-room after the last one bound. */
function areOrdinalsInOrder(lines: readonly LeaseLine[], { first, last, lastBound }: Identities): boolean {
  let next = first;
  for (const { ordinals, tenure } of lines) {
    if (ordinals?.first !== next) return false;
    next = ordinals.last + 1;
    if (tenure.state === 'bound' ? ordinals.last > lastBound : ordinals.first <= lastBound) return false;
  }
  return next === last + 1;
}

/** Whether as many addresses are bound and head-room as there are claims. */
function areAsMany(lines: readonly LeaseLine[], { first, last, lastBound }: Identities): boolean {
  let bound = 0;
  let headroom = 0;
  for (const { range, tenure } of lines) {
    if (tenure.state === 'bound') bound += range.count;
    else headroom += range.count;
  }
  return bound === lastBound - first + 1 && headroom === last - lastBound;
}

/** Whether a line is held on the terms of its workload and of one pool that has all of it. */
function isAsDeclared({ workload, pools }: Request, { range, tenure }: LeaseLine): boolean {
  const pool = pools.find((each) => each.range.covers(range));
  return (
    pool !== undefined &&
    isHeld(tenure) &&
    tenure.quarantine === pool.quarantine &&
    tenure.reclaim.onScaleDown === workload.reclaim.onScaleDown &&
    tenure.reclaim.onDelete === workload.reclaim.onDelete &&
    isAdmissible(range, pools)
  );
}

const isHeld = (tenure: Tenure): tenure is Held => tenure.state === 'bound' || tenure.state === 'headroom';
