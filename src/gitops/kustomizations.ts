import { type ForeignObject, textOf } from '../check/foreign-object';
import { FLUX_GROUP } from '../check/sync-object';

/** The clusters whose infrastructure Flux prunes, as Kustomizations among objects say: `path: ./dist/prod/infra`. */
export const infraPrunedByFlux = (objects: readonly ForeignObject[]): ReadonlySet<string> =>
  new Set(
    objects
      .filter(({ group, kind }) => group === FLUX_GROUP && kind === 'Kustomization')
      .filter(({ spec }) => spec.prune === true)
      .flatMap(({ spec }) => clusterOfInfra(textOf(spec.path))),
  );

function clusterOfInfra(path: string): readonly string[] {
  const [cluster, layer] = path.replace(/\/+$/, '').split('/').slice(-2);
  return layer === 'infra' && cluster !== undefined ? [cluster] : [];
}
