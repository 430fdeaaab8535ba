import { DIALECTS } from '../../backends/ip-masq-agent/dialect';
import { masqObjectOf } from '../../check/masq-object';
import type { Manifest } from '../../gitops/manifest';
import type { ManifestChange } from '../manifest-changes';
import type { DerivedChange } from '../review';
import { cidrDifference, setOfTexts } from './cidr-difference';
import { placeName } from './place-changes';

/** What nodes masquerade no more, or again: destinations, and on TKE sources. */
export const masqueradeChanges = (changes: readonly ManifestChange[]): readonly DerivedChange[] =>
  changes.flatMap((change) => OPTIONS.flatMap((option) => changeOf(change, option)));

const OPTIONS = ['nonMasqueradeCidrs', 'sourceCidrs'] as const;

type Option = (typeof OPTIONS)[number];

function changeOf({ before, after }: ManifestChange, option: Option): readonly DerivedChange[] {
  const { cluster, object } = (after ?? before)!;
  const dialect = masqObjectOf(object)?.dialect;
  if (dialect === undefined) return [];
  const difference = cidrDifference(setOfTexts(cidrsOf(before, option)), setOfTexts(cidrsOf(after, option)));
  if (difference === undefined) return [];
  const key = DIALECTS[dialect].keys.find((known) => known.option === option)?.name ?? option;
  return [{ of: 'masquerade', where: `${key} in ${placeName(cluster, object)}`, ...difference }];
}

/** Of all texts that the agent reads. What it refuses is none. */
function cidrsOf(manifest: Manifest | undefined, option: Option): readonly string[] {
  const files = manifest === undefined ? [] : (masqObjectOf(manifest.object)?.files ?? []);
  return files.flatMap(({ reading }) => reading.config?.[option] ?? []);
}
