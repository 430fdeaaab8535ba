import { EMPTY_LOCK, type Lock } from '../../model/lock';
import type { Owner } from '../../model/owner';
import { compareNumber, compareText, firstDifference, sortedBy } from '../../net/compare';
import type { ManifestChange } from '../manifest-changes';
import type { DerivedChange } from '../review';
import { admissionChanges } from './admission-changes';
import { allowListChanges } from './allow-list-changes';
import { masqueradeChanges } from './masquerade-changes';
import { placeChanges } from './place-changes';

interface Derivation {
  readonly changes: readonly ManifestChange[];
  readonly base: Lock | undefined;
  readonly head: Lock | undefined;
  readonly renames: ReadonlyMap<Owner, Owner>;
}

/** What follows from a change in things that are made from allocations: what is outside the cluster first. */
export function derivedChanges({ changes, base, head, renames }: Derivation): readonly DerivedChange[] {
  const lists = base || head ? allowListChanges({ base: base ?? EMPTY_LOCK, head: head ?? EMPTY_LOCK, renames }) : [];
  const found = [...masqueradeChanges(changes), ...placeChanges(changes), ...admissionChanges(changes), ...lists];
  return sortedBy(found, (a, b) =>
    firstDifference(compareNumber(ORDER.indexOf(a.of), ORDER.indexOf(b.of)), compareText(a.where, b.where)),
  );
}

const ORDER: readonly DerivedChange['of'][] = ['allow-list', 'masquerade', 'reservation', 'guard', 'table'];
