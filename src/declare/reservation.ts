import { Construct } from 'constructs';
import { Ipam } from '../collect/ipam';
import type { Registry } from '../collect/registry';
import type { PlaceKey } from '../model/declarations';
import type { Whereabouts } from '../model/problem';
import type { Network } from './network';
import type { Pool } from './pool';
import { readProps } from './read-props';
import type { ReserveProps } from './reserve-props';
import { type ReserveRead, reserveSchema } from './reserve-schema';
import type { Subnet } from './subnet';
import { whereOf } from './where';

/** Which addresses are kept out, and why. */
export type ReservationProps = ReserveProps;

/**
 * Addresses kept out of allocation, with a reason: routers, machines outside Kubernetes, addresses of unknown owners.
 * The same as `reserve` on a Network, Subnet or Pool, as a construct of its own.
 */
export class Reservation extends Construct {
  constructor(scope: Network | Subnet | Pool, id: string, props: ReservationProps) {
    super(scope, id);
    const { registry } = Ipam.of(this);
    const where = whereOf(this);
    const read = readProps(reserveSchema, props, where);
    registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    if ('reserve' in scope) scope.reserve([read.value], where);
    else registerReservations({ registry, network: scope.name, where }, [read.value]);
  }
}

interface ReservationContext {
  readonly registry: Registry;
  readonly network: string;
  readonly where: Whereabouts;
  /** The subnet or pool that it is declared for. */
  readonly within?: PlaceKey;
}

/** @internal */
export function registerReservations(
  { registry, network, where, within }: ReservationContext,
  reserve: readonly ReserveRead[],
): void {
  for (const { range, reason, owner } of reserve) {
    const named = { ...(owner === undefined ? {} : { owner }), ...(within === undefined ? {} : { within }) };
    const reservation = { range, reason, where, ...named };
    registry.reservations.push({ network, reservation });
  }
}
