import type { PlaceKey } from '../model/declarations';
import type { DeclaredPlace } from '../model/declared-place';
import type { CarvedLine, Lock } from '../model/lock';
import { Cidr } from '../net/cidr';
import { FormerPools } from './former-pools';
import type { Place } from './places';

/** What is known of the two sides of a review. */
export interface PlaceKnowledge {
  readonly base: Lock;
  readonly head: Lock;
  /** What the app declares, placed as the head's lock says. Absent: it was not asked. */
  readonly declared?: readonly DeclaredPlace[];
}

export interface SidePlaces {
  readonly base: readonly Place[];
  readonly head: readonly Place[];
}

/**
 * The subnets and pools of both sides. Those of the head are what the app declares, and what only its lock knows. Those of
 * the base are what its own lock has carved, and of the rest what its headings tell: only one app can be asked. Subnets
 * that are not carved have no headings; they are taken to be the same. Headings that nobody explains are of pools that are
 * gone.
 */
export function sidePlaces({ base, head, declared }: PlaceKnowledge): SidePlaces {
  const own = (declared ?? []).flatMap(placesOf);
  const ownNames = new Set(own.map(keyOf));
  const carved = { base: carvedPlaces(base), head: carvedPlaces(head) };
  const carvedNames = { base: new Set(carved.base.map(keyOf)), head: new Set(carved.head.map(keyOf)) };
  const former = new FormerPools(base, [...own.filter(isPool), ...carved.base.filter(isPool)]);
  const given = own.filter((place) => !carvedNames.base.has(keyOf(place))).flatMap(asInBase);
  const left = declared === undefined ? [] : former.without(given.filter(isPool), head);
  const gone = left.map((pool) => nameless(pool, own));
  return {
    head: [...own, ...carved.head.filter((place) => !ownNames.has(keyOf(place)))],
    base: [...carved.base.map(sizedLike(own)), ...given, ...gone],
  };

  function asInBase(place: Place): Place[] {
    if (!isPool(place)) return carvedNames.head.has(keyOf(place)) || base.networks.length === 0 ? [] : [place];
    const cidr = former.cidrOf(place);
    return cidr === undefined ? [] : [resized(place, cidr)];
  }
}

/** The lock has no name of a pool that was given its CIDR, and nobody declares it any more: its subnet may be known. */
function nameless({ network, cidr }: Pick<Place, 'network' | 'cidr'>, known: readonly Place[]): Place {
  const subnet = known.find((place) => !isPool(place) && place.network === network && place.cidr.covers(cidr));
  const key = `${subnet?.key ?? network}/${NAMELESS}` as PlaceKey;
  return { use: 'pool', key, network, cidr, size: cidr.size, lifecycle: 'active', isReleased: false };
}

/** Stands for the name of a pool in its key. */
const NAMELESS = '?';

const isPool = ({ use }: Place): boolean => use === 'pool';

const keyOf = ({ use, key, cidr }: Place): string => `${use} ${key} ${cidr.family}`;

const nameOf = ({ use, key, cidr }: Place): string => `${use} ${key} ${cidr}`;

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
function sizedLike(known: readonly Place[]): (place: Place) => Place {
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
