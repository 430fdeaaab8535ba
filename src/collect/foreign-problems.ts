import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { SYNC_RULES } from '../check/areas/gitops';
import { type Fields, foreignObject } from '../check/foreign-object';
import { lintObjects } from '../check/lint';
import { targetOf } from '../check/lint-target';
import type { Answer } from '../model/answer';
import type { Problem } from '../model/problem';
import type { ClusterSnapshot } from '../model/snapshot';
import { type CniObjects, cniObjectsUnder, NO_CLUSTER } from './cni-objects';
import { existingObjects } from './existing-objects';
import { ownObjectOf } from './own-object';

/**
 * What is wrong with objects of Calico and Kube-OVN in the charts of clusters that are not ours, and with workloads that
 * nobody pinned: they are judged as YAML is, for the cluster's own backend and version, beside what we render there.
 */
export function foreignProblems(root: IConstruct, answer: Answer): readonly Problem[] {
  const { clusters } = answer.snapshot;
  if (clusters.length === 0) return [];
  const pinned = new Set(answer.snapshot.workloads.flatMap(({ where }) => where.path ?? []));
  const byCluster = cniObjectsUnder(root, pinned);
  const ofClusters = clusters.flatMap((cluster) => {
    const objects = byCluster.get(cluster.name);
    return objects === undefined ? [] : problemsOf(cluster, objects, answer);
  });
  return [...ofClusters, ...syncProblems(byCluster.get(NO_CLUSTER)?.foreign ?? [])];
}

function problemsOf(cluster: ClusterSnapshot, { foreign, own }: CniObjects, answer: Answer): readonly Problem[] {
  const isOpen = (object: ApiObject): boolean => ownObjectOf(object)?.isOpen === true;
  const open = own.filter(isOpen);
  if (foreign.length + open.length === 0) return [];
  const closed = own.filter((object) => !isOpen(object));
  const judged = [
    ...foreign.map((object) => ({ object, value: rendered(object) })),
    ...open.map((object) => ({ object, value: bodyOf(object, answer) })),
  ];
  return lintObjects(
    judged.flatMap(({ object, value }) => foreignObject(value, () => ({ path: object.node.path })) ?? []),
    {
      target: targetOf(cluster),
      known: () =>
        [...closed.flatMap((object) => bodyOf(object, answer) ?? []), ...existingObjects(cluster, answer)].flatMap(
          (value) => foreignObject(value, () => ({})) ?? [],
        ),
    },
  );
}

/** What syncs clusters is of none. */
const syncProblems = (objects: readonly ApiObject[]): readonly Problem[] =>
  objects.length === 0
    ? []
    : lintObjects(
        objects.flatMap((object) => foreignObject(rendered(object), () => ({ path: object.node.path })) ?? []),
        {},
        SYNC_RULES,
      );

/** What cannot be rendered now cannot be written either, and that is where it is said. */
function rendered(object: ApiObject): Fields | undefined {
  try {
    return object.toJson();
  } catch {
    return undefined;
  }
}

function bodyOf(object: ApiObject, answer: Answer): Fields | undefined {
  const body = ownObjectOf(object)?.body(answer);
  const { apiVersion, kind, name } = object;
  return body && { apiVersion, kind, metadata: { name }, ...body };
}
