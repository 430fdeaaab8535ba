import type { Lifecycle, PlaceKey } from '../model/declarations';
import type { Cidr } from '../net/cidr';
import { sortedBy } from '../net/compare';
import type { Family } from '../net/family';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import { Range } from '../net/range';

/** One family of a subnet or pool, on one side of a review. */
export interface Place {
  readonly use: 'subnet' | 'pool';
  readonly key: PlaceKey;
  readonly network: string;
  readonly cidr: Cidr;
  /** How many of its addresses may be given out. */
  readonly size: bigint;
  readonly lifecycle: Lifecycle;
  /** Whether it is only in the lock: nobody declares it any more, and it waits until it may be carved again. */
  readonly isReleased: boolean;
}

/** Subnets and pools by address. */
export class PlaceIndex {
  private readonly pools: ReadonlyMap<string, readonly Place[]>;
  private readonly subnets: ReadonlyMap<string, readonly Place[]>;

  constructor(readonly places: readonly Place[]) {
    this.pools = byAddress(places.filter(({ use }) => use === 'pool'));
    this.subnets = byAddress(places.filter(({ use }) => use === 'subnet'));
  }

  /** The pool in which the first address of a range lies, else the subnet. */
  keyAt(network: string, range: Range): PlaceKey | undefined {
    const first = Range.single(range.first);
    const at = groupOf(network, range.family);
    return (placeAt(this.pools.get(at), first) ?? placeAt(this.subnets.get(at), first))?.key;
  }

  /** The pools of a network and family, in address order. */
  poolsOf(network: string, family: Family): readonly Place[] {
    return this.pools.get(groupOf(network, family)) ?? [];
  }
}

const groupOf = (network: string, family: Family): string => `${network} ${family}`;

const byAddress = (places: readonly Place[]): ReadonlyMap<string, readonly Place[]> =>
  groupedBy(
    sortedBy(places, (a, b) => Range.compare(a.cidr.range, b.cidr.range)),
    ({ network, cidr }) => groupOf(network, cidr.family),
  );

function placeAt(places: readonly Place[] | undefined, address: Range): Place | undefined {
  if (places === undefined) return undefined;
  const place = places[partitionPoint(places, ({ cidr }) => cidr.range.endsBefore(address))];
  return place?.cidr.range.overlaps(address) ? place : undefined;
}
