import type { ForeignObject } from './foreign-object';
import { foreignText } from './foreign-text';
import { isKubeOvn } from './kube-ovn-object';
import type { LintContext } from './lint-context';

/** The objects of Kube-OVN in a cluster, those that are judged before those that are there besides. */
export interface KubeOvnCluster {
  readonly all: (kind: string) => readonly ForeignObject[];
  readonly find: (kind: string, name: unknown) => ForeignObject | undefined;
  readonly isJudged: (object: ForeignObject) => boolean;
}

export function kubeOvnCluster(objects: readonly ForeignObject[], context: LintContext): KubeOvnCluster {
  const byKind = new Map<string, ReadonlyMap<string, ForeignObject>>();
  const named = (kind: string): ReadonlyMap<string, ForeignObject> => {
    const known = byKind.get(kind) ?? byName(kind, objects, context);
    byKind.set(kind, known);
    return known;
  };
  const judged = new Set(objects);
  return {
    all: (kind) => [...named(kind).values()],
    find: (kind, name) => named(kind).get(foreignText(name)),
    isJudged: (object) => judged.has(object),
  };
}

/** Of two states of one object the judged one counts, of two judged ones the first. */
function byName(
  kind: string,
  objects: readonly ForeignObject[],
  { known }: LintContext,
): ReadonlyMap<string, ForeignObject> {
  const named = new Map<string, ForeignObject>();
  for (const object of [...objects, ...known])
    if (isKubeOvn(object, kind) && !named.has(object.name)) named.set(object.name, object);
  return named;
}

/** The names of namespaces that an object lists. */
export const namespacesIn = ({ spec }: ForeignObject): readonly string[] =>
  Array.isArray(spec.namespaces) ? spec.namespaces.filter((name): name is string => typeof name === 'string') : [];
