import { type Held, type LeaseLine, leaseLine } from '../model/lock';
import type { Reclaim } from '../model/reclaim';
import type { Board, Placement } from './board';
import type { Request } from './request';
import type { Want } from './want';

/** The new lines: claims in order get the addresses in the order in which they were placed. */
export function leasesPlaced(wants: readonly Want[], board: Board): LeaseLine[] {
  const leases = new Leases();
  for (const want of wants) {
    let { first } = want.ordinals;
    for (const placement of board.placementsOf(want)) {
      leases.add(want.request, placement, first);
      first += placement.size;
    }
  }
  return leases.lines;
}

class Leases {
  readonly lines: LeaseLine[] = [];
  private readonly bound = new Tenures('bound');
  private readonly headroom = new Tenures('headroom');

  /** One line for what is bound, and one for what is head-room. */
  add(request: Request, placement: Placement, ordinal: number): void {
    const { size } = placement;
    const bound = Math.max(0, Math.min(size, request.identities.lastBound - ordinal + 1));
    if (bound > 0) this.addLine(request, { ...placement, size: bound }, { ordinal, tenures: this.bound });
    if (bound < size)
      this.addLine(
        request,
        { ...placement, first: placement.first + bound, size: size - bound },
        { ordinal: ordinal + bound, tenures: this.headroom },
      );
  }

  private addLine(
    { workload, demand, identities }: Request,
    { space, first, size }: Placement,
    { ordinal, tenures }: { readonly ordinal: number; readonly tenures: Tenures },
  ): void {
    this.lines.push(
      leaseLine({
        range: space.rangeOf({ first, size }),
        owner: workload.owner,
        ordinals: identities.areOrdinals ? { first: ordinal, last: ordinal + size - 1 } : undefined,
        nic: demand.nic,
        tenure: tenures.of(workload.reclaim, space.pool.quarantine),
      }),
    );
  }
}

/** Neighbours often have one policy and one quarantine: they share the tenure. */
class Tenures {
  private latest: Held | undefined;

  constructor(private readonly state: Held['state']) {}

  of(reclaim: Reclaim, quarantine: Held['quarantine']): Held {
    if (this.latest?.reclaim !== reclaim || this.latest.quarantine !== quarantine)
      this.latest = { state: this.state, reclaim, quarantine };
    return this.latest;
  }
}
