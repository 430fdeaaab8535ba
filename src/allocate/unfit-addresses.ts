import type { WorkloadDeclaration } from '../model/declarations';
import type { LeaseLine } from '../model/lock';
import type { Address } from '../net/address';
import { compareText, sortedBy } from '../net/compare';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { partsForbidden } from './admissible';
import { isHeld, type NumberedLease } from './number-claims';
import type { PlacedPool } from './places';
import { pinsOf, Registry } from './registry';
import { concerns, identitiesOf, type Request } from './request';
import { standingLines } from './settle-addresses';
import { partFor } from './zones';

/**
 * The addresses that the claims of a workload may not keep: those that they hold, or would come home to, in no pool of
 * theirs or forbidden; and those of claims that are pinned elsewhere.
 *
 * @param lines all leases of the workload in its network
 */
export function unfitAddresses(
  workload: WorkloadDeclaration,
  lines: readonly LeaseLine[],
  pools: readonly PlacedPool[],
): RangeSet {
  const identities = identitiesOf(workload.replicas);
  const requests = workload.demands
    .filter(({ isAddressed }) => isAddressed)
    .map((demand) => ({
      workload,
      demand,
      identities,
      pools: pools
        .filter(({ key, family }) => family === demand.family && demand.pools.includes(key))
        .map((pool) => partFor(pool, demand)),
    }));
  const registry = new Registry(lines, requests);
  return RangeSet.from(
    requests.flatMap((request) => {
      const own = lines.filter((line) => concerns(request, line));
      const standing = standingLines(request, own, registry);
      const forbidden = standing.flatMap(({ range }) => partsForbidden(range, request.pools).map((part) => part.range));
      const inTheWay = identities.areOrdinals ? ofPinnedOrdinals(request, standing) : tooMany(request, own);
      return [...forbidden, ...inTheWay.map(Range.single)];
    }),
  );
}

/** What claims hold that are pinned elsewhere. */
const ofPinnedOrdinals = (request: Request, standing: readonly NumberedLease[]): Address[] =>
  pinsOf(request).flatMap(({ claim, address }) => {
    const line = standing.find(({ ordinals }) => ordinals.first <= claim && claim <= ordinals.last);
    const has = line?.range.at(claim - line.ordinals.first);
    return has && !has.equals(address) ? [has] : [];
  });

/** What a workload without ordinals has to give up for pins that it does not hold yet: head-room first. */
function tooMany(request: Request, lines: readonly LeaseLine[]): Address[] {
  const pins = pinsOf(request).map(({ address }) => address);
  const held = sortedBy(lines.filter(isHeld), byStateThenAddress).flatMap(({ range }) => [...range.addresses()]);
  const others = held.filter((address) => !pins.some((pin) => pin.equals(address)));
  const room = Math.max(0, request.identities.last + 1 - pins.length);
  return others.slice(room, room + pins.length - (held.length - others.length));
}

/** Bound before head-room. */
const byStateThenAddress = (a: LeaseLine, b: LeaseLine): number =>
  compareText(a.tenure.state, b.tenure.state) || Range.compare(a.range, b.range);
