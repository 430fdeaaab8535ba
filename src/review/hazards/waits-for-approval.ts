import { nameOfObject } from '../../check/foreign-object';
import type { ClusterChange } from '../cluster-change';
import { listed } from '../listed';
import type { Hazard } from '../review';

/** A prune that a person has to confirm holds the whole sync up. */
export function waitsForApproval({ cluster, plan }: ClusterChange): readonly Hazard[] {
  const asked = plan.stages.flatMap(({ wave, awaits }) =>
    awaits.flatMap((awaited) => (awaited.for === 'approval' ? [{ wave, object: awaited.object }] : [])),
  );
  const [first] = asked;
  if (first === undefined) return [];
  return [
    {
      level: 'medium',
      cluster,
      summary: `The sync stops in wave ${first.wave} until a person confirms that ${listed(asked, ({ object }) => nameOfObject(object))} may be deleted (Prune=confirm); nothing of that wave and of later ones is done before.`,
      advice:
        'Have somebody at hand who looks whether it is unused and confirms it in Argo CD, or merge the removal by itself.',
    },
  ];
}
