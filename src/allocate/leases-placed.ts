import { type Held, type LeaseLine, leaseLine } from '../model/lock';
import type { Reclaim } from '../model/reclaim';
import type { Board, Placement } from './board';
import type { Request } from './request';
import type { Want } from './want';

/** The new lines: claims in order get the addresses in the order in which they were placed. */
export function leasesPlaced(board: Board): LeaseLine[] {
  const leases = new Leases();
  for (const [want, placements] of board.placements) leases.addAll(want, placements);
  return leases.lines;
}

class Leases {
  readonly lines: LeaseLine[] = [];
  private readonly bound = new Tenures('bound');
  private readonly headroom = new Tenures('headroom');

  addAll({ request, ordinals }: Want, placements: readonly Placement[]): void {
    let { first } = ordinals;
    for (const placement of placements) {
      this.add(request, placement, first);
      first += placement.size;
    }
  }

  /** One line for what is bound, and one for what is head-room. */
  private add(request: Request, placement: Placement, ordinal: number): void {
    const { size } = placement;
    const bound = Math.max(0, Math.min(size, request.identities.lastBound - ordinal + 1));
    if (bound === size) {
      this.addLine(request, placement, { ordinal, tenures: this.bound });
      return;
    }
    const { space, first } = placement;
    if (bound > 0) this.addLine(request, { space, first, size: bound }, { ordinal, tenures: this.bound });
    const rest = { space, first: first + bound, size: size - bound };
    this.addLine(request, rest, { ordinal: ordinal + bound, tenures: this.headroom });
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
