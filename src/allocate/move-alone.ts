import type { Allocation } from '../model/allocation';
import type { Declarations, NetworkDeclaration, WorkloadDeclaration } from '../model/declarations';
import type { Holder, LeaseLine, Lock } from '../model/lock';
import { isError } from '../model/problem';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import type { Declared } from './aim';
import { allocate } from './allocate';
import { withLinesOf } from './with-lines-of';

/**
 * Moves a workload while others have troubles of their own, such as a move that is still to come: their lines stay as
 * they are, and who wants several moves makes them one after the other.
 *
 * @param aimed the workload, with its demands narrowed to where it should go: a declaration for each of its networks
 */
export function moveAlone(
  declarations: Declarations,
  aimed: Declared,
  { lock, left }: { readonly lock: Lock; readonly left: Lock },
): Allocation {
  const [workload] = aimed;
  const others = declarations.workloads.filter((other) => other.owner !== workload.owner);
  const answer = allocate({ ...withoutPins(declarations, others, left), workloads: aimed }, left);
  if (answer.problems.some(isError)) return { ...answer, lock };
  const isOther = ({ owner }: Holder) => owner !== workload.owner && owner !== workload.formerly;
  return { ...answer, lock: withLinesOf(left, isOther, answer.lock) };
}

/** Declarations in which the addresses that others pin, and that nobody has yet, are out of reach. */
function withoutPins(declarations: Declarations, others: readonly WorkloadDeclaration[], lock: Lock): Declarations {
  const pins = others.flatMap((other) => other.demands.flatMap(({ pins }) => pins.map((pin) => ({ other, pin }))));
  const networks = declarations.networks.map((network): NetworkDeclaration => {
    const leased = RangeSet.from(lock.networks.find(({ name }) => name === network.name)?.leases.map(rangeOf) ?? []);
    const kept = pins.filter(({ other, pin }) => other.network === network.name && !leased.contains(pin.address));
    const reservations = kept.map(({ other, pin }) => ({
      range: Range.single(pin.address),
      reason: `pinned by ${other.owner}`,
      where: other.where,
    }));
    return { ...network, reservations: [...network.reservations, ...reservations] };
  });
  return { ...declarations, networks };
}

const rangeOf = ({ range }: LeaseLine): Range => range;
