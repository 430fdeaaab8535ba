import { type ForeignObject, nameOfObject } from '../../check/foreign-object';
import type { Manifest } from '../../gitops/manifest';
import { RangeSet } from '../../net/range-set';
import type { ManifestChange } from '../manifest-changes';
import { addressesOf, isCalico, isPlace, isReservation } from '../place-object';
import type { DerivedChange } from '../review';
import { cidrDifference } from './cidr-difference';

/**
 * Pools and subnets as firewalls know them, and what is kept out of allocation: reservations of Calico, and pools of Kube-OVN,
 * whose addresses no ordinary pod gets.
 */
export const placeChanges = (changes: readonly ManifestChange[]): readonly DerivedChange[] =>
  changes.flatMap(({ before, after }) => {
    const { cluster, object } = (after ?? before)!;
    const of = useOf(object);
    const difference = of && cidrDifference(setOf(before), setOf(after));
    return difference ? [{ of, where: placeName(cluster, object), ...difference }] : [];
  });

function useOf(object: ForeignObject): DerivedChange['of'] | undefined {
  if (isReservation(object) || (isPlace(object) && object.kind === 'IPPool' && !isCalico(object))) return 'reservation';
  return isPlace(object) ? 'allow-list' : undefined;
}

const setOf = (manifest: Manifest | undefined): RangeSet =>
  manifest === undefined ? RangeSet.EMPTY : addressesOf(manifest.object);

/** `IPPool partners of prod` */
export const placeName = (cluster: string, object: ForeignObject): string =>
  cluster === '' ? nameOfObject(object) : `${nameOfObject(object)} of ${cluster}`;
