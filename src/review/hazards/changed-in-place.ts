import { fieldName } from '../../check/field-name';
import { nameOfObject } from '../../check/foreign-object';
import { fixedFieldsOf, isFixed } from '../../gitops/fixed-fields';
import { type ClusterChange, whenOf } from '../cluster-change';
import { listed } from '../listed';
import type { ManifestChange } from '../manifest-changes';
import type { Hazard } from '../review';

/** A field that cannot change while the object lives. */
export const changedInPlace = (change: ClusterChange): readonly Hazard[] =>
  change.changes.flatMap((changed) => hazardsOf(changed, change));

function hazardsOf({ before, after, paths }: ManifestChange, change: ClusterChange): readonly Hazard[] {
  if (before === undefined || after === undefined) return [];
  const fixed = paths.filter((path) => isFixed(path, before.object));
  const step = change.steps.get(after.key);
  if (fixed.length === 0 || step === undefined) return [];
  const { outcome, harm } = fixedFieldsOf(before.object) ?? SEALED;
  return [
    {
      level: harm === 'addresses' ? 'blocked' : 'high',
      cluster: change.cluster,
      rule: 'IPAM713',
      summary: `${nameOfObject(after.object)} (${whenOf(step, change)}) changes ${listed(fixed, fieldName)}, which cannot change while it lives: ${outcome}.`,
      advice:
        harm === 'addresses'
          ? 'Keep the field, or declare another pool under another objectName, move there, and drain this one.'
          : 'Keep the field, or remove the object in one merge and add it again in a later one; of a workload that interrupts its pods.',
    },
  ];
}

const SEALED = { outcome: 'it is immutable, and the API server refuses the change', harm: 'sync' } as const;
