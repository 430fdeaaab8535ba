import type { StrangerRun } from '../model/adoption';
import type { NetworkDeclaration, PlaceKey, SubnetDeclaration } from '../model/declarations';
import { nameOfUser } from '../model/observation';
import type { Address } from '../net/address';
import { Cidr } from '../net/cidr';
import { compareText, sortedBy } from '../net/compare';
import { partitionPoint } from '../net/partition-point';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { excludedIn } from './exclusions';
import type { Places } from './places';
import type { Sighting } from './sightings';

/**
 * Where in a subnet the addresses of others matter: in its `pools` where its CNI gives out the rest; `everywhere` where
 * nothing but declarations gives them out, though pods outside pools come and go with their addresses; `nowhere` where
 * the CNI chooses every address.
 */
export type Watch = 'everywhere' | 'pools' | 'nowhere';

/** An address that somebody uses whom nobody declares, where one day it might be given to somebody else. */
export interface Stranger extends Sighting {
  readonly subnet: PlaceKey;
  readonly isInPool: boolean;
}

/** Knows which addresses of others matter. */
export class Watcher {
  private readonly subnets: readonly WatchedSubnet[];

  constructor(
    network: NetworkDeclaration,
    private readonly places: Places,
    watchOf: (subnet: PlaceKey) => Watch,
  ) {
    this.subnets = sortedBy(
      network.subnets.flatMap((subnet) =>
        (places.cidrs.get(subnet.key) ?? []).map((cidr) =>
          watched(subnet, cidr, { network, watch: watchOf(subnet.key) }),
        ),
      ),
      (a, b) => Cidr.compare(a.cidr, b.cidr),
    );
  }

  /** Undefined where it is in no declared subnet, is kept out already, or is its CNI's own business. */
  strangerOf(sighting: Sighting): Stranger | undefined {
    const { address, user } = sighting;
    const subnet = around(this.subnets, address);
    if (!subnet || subnet.watch === 'nowhere' || subnet.keptOut.contains(address)) return undefined;
    const isInPool = around(this.places.pools, address) !== undefined;
    const stays = subnet.watch === 'everywhere' && user.kind === 'other';
    return isInPool || stays ? { ...sighting, subnet: subnet.key, isInPool } : undefined;
  }
}

/** The one that has the address. @param sorted by CIDR, disjoint */
function around<T extends { readonly cidr: Cidr }>(sorted: readonly T[], address: Address): T | undefined {
  const item = sorted[partitionPoint(sorted, ({ cidr }) => !address.isBefore(cidr.first)) - 1];
  return item?.cidr.contains(address) ? item : undefined;
}

interface WatchedSubnet {
  readonly key: PlaceKey;
  readonly cidr: Cidr;
  readonly watch: Watch;
  /** What is given to nobody anyhow: reservations, gateways, edges. */
  readonly keptOut: RangeSet;
}

const watched = (
  subnet: SubnetDeclaration,
  cidr: Cidr,
  { network, watch }: { readonly network: NetworkDeclaration; readonly watch: Watch },
): WatchedSubnet => ({
  key: subnet.key,
  cidr,
  watch,
  keptOut: excludedIn(cidr, subnet).union(
    RangeSet.from(network.reservations.map(({ range }) => range)).intersect(RangeSet.of(cidr)),
  ),
});

/** Addresses of one subnet side by side as one run. @param strangers sorted by address */
export function strangerRuns(strangers: readonly Stranger[]): StrangerRun[] {
  const runs: { subnet: PlaceKey; range: Range; users: string[] }[] = [];
  for (const { subnet, address, user } of strangers) {
    const before = runs.at(-1);
    const isSame = before?.range.contains(address);
    const isNext = before?.range.family === address.family && before.range.lastValue + 1n === address.value;
    if (before?.subnet === subnet && (isSame || isNext)) {
      if (isNext) before.range = Range.between(before.range.first, address);
      if (!before.users.includes(nameOfUser(user))) before.users.push(nameOfUser(user));
    } else runs.push({ subnet, range: Range.single(address), users: [nameOfUser(user)] });
  }
  return sortedBy(runs, (a, b) => compareText(a.subnet, b.subnet) || Range.compare(a.range, b.range)).map((run) => ({
    ...run,
    range: `${run.range}`,
  }));
}
