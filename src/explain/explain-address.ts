import { isClosed, type PlacedPool } from '../allocate/places';
import { nameOfPool } from '../allocate/zones';
import { claimCount } from '../model/claim-count';
import type { AddressInNetwork, ExplainedAddress, Why } from '../model/explanation';
import type { Whereabouts } from '../model/problem';
import type { Range } from '../net/range';
import { partHolding } from './holding';
import { Reasons } from './why-held';
import { leaseAt, type World } from './world';

/** @param range of one address */
export function explainAddress(range: Range, world: World): ExplainedAddress {
  const reasons = new Reasons(world);
  return {
    kind: 'address',
    address: `${range}`,
    networks: world.networks.flatMap((network) => inNetwork(network, range, { world, reasons }) ?? []),
  };
}

interface Asked {
  readonly world: World;
  readonly reasons: Reasons;
}

/** Undefined where the network does not have the address. */
function inNetwork(network: string, range: Range, { world, reasons }: Asked): AddressInNetwork | undefined {
  const line = leaseAt(world.lockOf(network), range);
  const subnet = world.subnetAt(network, range);
  const pool = world.poolAt(network, range);
  const place = { network, ...(subnet !== undefined && { subnet }), ...(pool && { pool: pool.key }) };
  if (line === undefined) return subnet === undefined ? undefined : { ...place, ...withoutLine(network, range, world) };
  const declared = world.declarationsOf(line.owner)[0]?.where;
  return {
    ...place,
    standing: 'held',
    holding: partHolding(network, line, { range, world }),
    why: reasons.ofLease(network, line, range),
    ...(declared && { declared }),
  };
}

interface Unheld {
  readonly standing: AddressInNetwork['standing'];
  readonly why: Why;
  readonly declared?: Whereabouts;
}

/** An address of a declared subnet that nobody holds. */
function withoutLine(network: string, range: Range, world: World): Unheld {
  const declared = world.declaredNetwork(network)!;
  const reservation = declared.reservations.find((each) => each.range.overlaps(range));
  if (reservation !== undefined) {
    const { reason, owner, where } = reservation;
    const who = owner === undefined ? '' : ` for ${owner}`;
    return outOfUse('reserved', `It is reserved${who}, with ${reservation.range}: ${reason}.`, where);
  }
  const pool = world.poolAt(network, range);
  const subnet = declared.subnets.find(({ key }) => key === world.subnetAt(network, range));
  if (subnet?.excluded.some((address) => range.contains(address)))
    return outOfUse('excluded', 'It is a gateway, or another address that the CNI never gives to a pod.', subnet.where);
  if (pool?.excluded.overlaps(range))
    return outOfUse(
      'excluded',
      `It is at an end of the subnet ${subnet?.key ?? ''}, where the backend gives no address to a pod.`,
      pool.where,
    );
  if (pool === undefined)
    return outOfUse(
      'no-pool',
      `It is in the subnet ${subnet?.key ?? ''}, but in none of its pools, so that no claim gets it.`,
      subnet?.where,
    );
  return freeIn(network, pool, { range, world });
}

function freeIn(network: string, pool: PlacedPool, { range, world }: { range: Range; world: World }): Unheld {
  const claims = claimCount(world.claimsOn(network, pool));
  if (claims > 0)
    return {
      standing: 'backend',
      why: {
        reason: 'backend',
        text: `No line of the lock has it, but of ${claims === 1 ? 'one claim' : `${claims} claims`} on ${pool.key} the backend decides the address itself: it may be this one.`,
      },
      declared: pool.where,
    };
  const part = pool.zones?.find((zone) => zone.range.overlaps(range)) ?? pool;
  if (isClosed(pool))
    return outOfUse(
      'closed',
      `Nobody has it, and ${nameOfPool(part)} is ${pool.lifecycle}: nothing new is placed in it.`,
      pool.where,
    );
  return {
    standing: 'free',
    why: { reason: 'free', text: `Nobody has it: ${nameOfPool(part)} may give it to a claim.` },
    declared: pool.where,
  };
}

const outOfUse = (standing: AddressInNetwork['standing'], text: string, declared: Whereabouts | undefined): Unheld => ({
  standing,
  why: { reason: 'out-of-use', text },
  ...(declared && { declared }),
});
