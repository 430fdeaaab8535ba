import { type ForeignObject, fields } from '../../check/foreign-object';
import type { Manifest } from '../../gitops/manifest';
import type { ManifestChange } from '../manifest-changes';
import type { DerivedChange } from '../review';
import { cidrDifference, setOfTexts } from './cidr-difference';
import { placeName } from './place-changes';

/** Which addresses admission gives to pods (tables), and which it keeps strangers from (guard). */
export const admissionChanges = (changes: readonly ManifestChange[]): readonly DerivedChange[] =>
  changes.flatMap((change) => [...tableChange(change), ...guardChange(change)]);

/** A table whose pods change, with the numbers of its pods. */
function tableChange({ before, after }: ManifestChange): readonly DerivedChange[] {
  const { cluster, object } = (after ?? before)!;
  if (object.kind !== 'AllocationTable') return [];
  const [old, now] = [podsOf(before), podsOf(after)];
  const { added, removed } = cidrDifference(setOfTexts(textsOf(old)), setOfTexts(textsOf(now))) ?? NOTHING;
  if (added.length + removed.length === 0 && old.length === now.length) return [];
  const count = old.length === now.length ? `${now.length}` : `${old.length} -> ${now.length}`;
  return [{ of: 'table', where: `${placeName(cluster, object)}: ${count} pods`, added, removed }];
}

const NOTHING = { added: [], removed: [] } as const;

const podsOf = (manifest: Manifest | undefined): readonly unknown[] =>
  manifest === undefined
    ? []
    : ['pods', 'virtualMachines'].flatMap((key) => Object.values(fields(manifest.object.spec[key])));

/** Whatever looks like an address in the annotations of pods. */
const textsOf = (pods: readonly unknown[]): readonly string[] =>
  pods.flatMap((pod) =>
    Object.values(fields(fields(pod).annotations)).flatMap((value) => `${value}`.match(/[0-9A-Fa-f.:/]+/g) ?? []),
  );

function guardChange({ before, after }: ManifestChange): readonly DerivedChange[] {
  const { cluster, object } = (after ?? before)!;
  if (object.kind !== 'ValidatingAdmissionPolicy' || !object.name.startsWith(GUARD)) return [];
  const difference = cidrDifference(guardedBy(before), guardedBy(after));
  return difference === undefined ? [] : [{ of: 'guard', where: placeName(cluster, object), ...difference }];
}

const GUARD = 'cdk8s-ipam-guard';

/** The CIDRs that stand as texts in the variables of a guard. */
const guardedBy = (manifest: Manifest | undefined): ReturnType<typeof setOfTexts> =>
  setOfTexts(manifest === undefined ? [] : variablesOf(manifest.object).flatMap(cidrTexts));

const variablesOf = ({ spec }: ForeignObject): readonly ReturnType<typeof fields>[] =>
  Array.isArray(spec.variables) ? (spec.variables as readonly unknown[]).map(fields) : [];

const cidrTexts = ({ name, expression }: ReturnType<typeof fields>): readonly string[] =>
  /^(?:addresses|poolCidrs)\d+$/.test(`${name}`)
    ? [...`${expression}`.matchAll(/'([0-9A-Fa-f.:]+\/\d+)'/g)].map(([, text]) => text!)
    : [];
