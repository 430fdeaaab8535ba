import type { DeclaredPlace } from '../model/declared-place';
import type { CarvedLine, Lock } from '../model/lock';
import { Cidr } from '../net/cidr';
import { groupedBy } from '../net/grouped-by';
import type { Place } from './places';

/** What is known of the two sides of a review. */
export interface PlaceKnowledge {
  readonly base: Lock;
  readonly head: Lock;
  /** What the app declares, placed as the head's lock says. Absent: it was not asked. */
  readonly declared?: readonly DeclaredPlace[];
  /**
   * The CIDRs that a subnet or pool has in the manifests of the base, where they tell: none is one that was not there.
   * Absent: there are no manifests.
   */
  readonly baseCidrs?: (place: DeclaredPlace) => readonly Cidr[] | undefined;
}

export interface SidePlaces {
  readonly base: readonly Place[];
  readonly head: readonly Place[];
}

/**
 * The subnets and pools of both sides. Those of the head are what the app declares, and what only its lock knows. Those of
 * the base are what its own lock has carved and its own manifests say, and as for the rest those of the head: only one app
 * can be asked.
 */
export function sidePlaces(knowledge: PlaceKnowledge): SidePlaces {
  const { base, head, declared = [] } = knowledge;
  const own = declared.flatMap(placesOf);
  const known = new Set(own.map(({ use, key }) => `${use} ${key}`));
  const headLines = carvedPlaces(head);
  const headPlaces = [...own, ...headLines.filter(({ use, key }) => !known.has(`${use} ${key}`))];
  const baseLines = carvedPlaces(base);
  const carvedInHead = new Set(headLines.map(nameOf));
  const inBase = groupedBy(baseLines, ({ use, key }) => `${use} ${key}`);
  const given = declared.flatMap((place) => {
    const name = `${place.use} ${place.key}`;
    return inBase.has(name) ? [] : placesOf(place).flatMap((each) => asInBase(each, place));
  });
  return { base: [...baseLines.map(withSizeOf(own)), ...given], head: headPlaces };

  /** A place that the base has not carved. */
  function asInBase(place: Place, from: DeclaredPlace): Place[] {
    const said = knowledge.baseCidrs?.(from);
    if (said !== undefined) return said.filter(isOfFamily(place)).map((cidr) => resized(place, cidr));
    if (carvedInHead.has(nameOf(place))) return [];
    const subnet = subnetOf(place);
    const isWhole = subnet !== undefined && carvedInHead.has(`${subnet} ${place.cidr}`);
    if (!isWhole) return [place];
    return (inBase.get(subnet) ?? [])
      .filter(({ cidr }) => isOfFamily(place)(cidr))
      .map(({ cidr }) => resized(place, cidr));
  }
}

const nameOf = ({ use, key, cidr }: Place): string => `${use} ${key} ${cidr}`;

const isOfFamily =
  ({ cidr: { family } }: Place) =>
  (cidr: Cidr): boolean =>
    cidr.family === family;

/** `subnet prod/pods` of the pool prod/pods/db. */
const subnetOf = ({ use, key }: Place): string | undefined =>
  use === 'pool' ? `subnet ${key.slice(0, key.lastIndexOf('/'))}` : undefined;

const placesOf = ({ use, key, network, lifecycle, cidrs }: DeclaredPlace): Place[] =>
  cidrs.map(({ cidr, size }) => ({
    use,
    key,
    network,
    cidr: Cidr.of(cidr),
    size: BigInt(size),
    lifecycle,
    isReleased: false,
  }));

const carvedPlaces = ({ networks }: Lock): Place[] =>
  networks.flatMap(({ name, carved }) => carved.map((line) => carvedPlace(name, line)));

const carvedPlace = (network: string, { use, key, cidr, tenure }: CarvedLine): Place => ({
  use,
  key,
  network,
  cidr,
  size: cidr.size,
  lifecycle: 'active',
  isReleased: tenure.state === 'released',
});

/** Of the same CIDR it is known which addresses are excluded. */
function withSizeOf(known: readonly Place[]): (place: Place) => Place {
  const places = new Map(known.map((place) => [nameOf(place), place]));
  return (place) => {
    const same = places.get(nameOf(place));
    return same === undefined ? place : { ...place, size: same.size, lifecycle: same.lifecycle };
  };
}

/** The same place with another CIDR: what is excluded is taken to be as many addresses. */
function resized(place: Place, cidr: Cidr): Place {
  const excluded = place.cidr.size - place.size;
  return { ...place, cidr, size: excluded < cidr.size ? cidr.size - excluded : 0n };
}
