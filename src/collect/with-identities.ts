import type { Acknowledgement } from '../check/policy/acknowledgement';
import type { Whereabouts } from '../model/problem';
import type { Snapshot } from '../model/snapshot';
import { groupedBy } from '../net/grouped-by';

/** Acknowledgements on constructs, with the workloads, subnets and pools that are in each. */
export function withIdentities(
  acknowledgements: readonly Acknowledgement[],
  snapshot: Snapshot,
): readonly Acknowledgement[] {
  if (acknowledgements.length === 0) return [];
  const paths = new Set(acknowledgements.flatMap(({ scope }) => (scope?.kind === 'construct' ? scope.path : [])));
  const { clusters, subnets, pools, workloads } = snapshot;
  const inside = [...clusters, ...subnets, ...pools, ...workloads].flatMap(({ where }) =>
    pathsAround(where, paths).map((path) => ({ path, identity: where.identity ?? '' })),
  );
  const byPath = groupedBy(inside, ({ path }) => path);
  return acknowledgements.map((acknowledgement) => {
    const { scope } = acknowledgement;
    if (scope?.kind !== 'construct') return acknowledgement;
    const identities = (byPath.get(scope.path) ?? []).map(({ identity }) => identity);
    return { ...acknowledgement, scope: { ...scope, identities } };
  });
}

/** Those of the paths that are the construct's own or around it. */
function pathsAround({ path, identity }: Whereabouts, paths: ReadonlySet<string>): readonly string[] {
  if (path === undefined || identity === undefined) return [];
  const steps = path.split('/');
  const around = steps.map((_, i) => steps.slice(0, i + 1).join('/'));
  return ['', ...around].filter((each) => paths.has(each));
}
