import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { SYNC_RULES } from '../check/areas/gitops';
import { type Fields, type ForeignObject, foreignObject } from '../check/foreign-object';
import { lintObjects } from '../check/lint';
import { targetOf } from '../check/lint-target';
import type { Acknowledgement } from '../check/policy/acknowledgement';
import { acknowledgementsOn } from '../check/policy/annotated';
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
export function foreignFindings(root: IConstruct, answer: Answer): ForeignFindings {
  const { clusters } = answer.snapshot;
  if (clusters.length === 0) return NOTHING;
  const pinned = new Set(answer.snapshot.workloads.flatMap(({ where }) => where.path ?? []));
  const byCluster = cniObjectsUnder(root, pinned);
  const ofClusters = clusters.flatMap((cluster) => {
    const objects = byCluster.get(cluster.name);
    return objects === undefined ? [] : findingsOf(cluster, objects, answer);
  });
  return joined([...ofClusters, syncFindings(byCluster.get(NO_CLUSTER)?.foreign ?? [])]);
}

/** What is wrong with the objects of others, and what stands on them about that. */
export interface ForeignFindings {
  readonly problems: readonly Problem[];
  readonly acknowledgements: readonly Acknowledgement[];
}

const NOTHING: ForeignFindings = { problems: [], acknowledgements: [] };

const joined = (findings: readonly ForeignFindings[]): ForeignFindings => ({
  problems: findings.flatMap(({ problems }) => problems),
  acknowledgements: findings.flatMap(({ acknowledgements }) => acknowledgements),
});

function findingsOf(cluster: ClusterSnapshot, { foreign, own }: CniObjects, answer: Answer): ForeignFindings {
  const isOpen = (object: ApiObject): boolean => ownObjectOf(object)?.isOpen === true;
  const open = own.filter(isOpen);
  if (foreign.length + open.length === 0) return NOTHING;
  const closed = own.filter((object) => !isOpen(object));
  const judged = [
    ...foreign.map((object) => ({ object, value: rendered(object) })),
    ...open.map((object) => ({ object, value: bodyOf(object, answer) })),
  ];
  return judgedWith(
    judged.flatMap(({ object, value }) => foreignObject(value, () => ({ path: object.node.path })) ?? []),
    (objects) =>
      lintObjects(objects, {
        target: targetOf(cluster),
        known: () =>
          [...closed.flatMap((object) => bodyOf(object, answer) ?? []), ...existingObjects(cluster, answer)].flatMap(
            (value) => foreignObject(value, () => ({})) ?? [],
          ),
      }),
  );
}

type Lint = (objects: readonly ForeignObject[]) => readonly Problem[];

function judgedWith(objects: readonly ForeignObject[], lint: Lint): ForeignFindings {
  const { acknowledgements, problems } = acknowledgementsOn(objects);
  return { acknowledgements, problems: [...lint(objects), ...problems] };
}

/** What syncs clusters is of none. */
const syncFindings = (objects: readonly ApiObject[]): ForeignFindings =>
  judgedWith(
    objects.flatMap((object) => foreignObject(rendered(object), () => ({ path: object.node.path })) ?? []),
    (judged) => (judged.length === 0 ? [] : lintObjects(judged, {}, SYNC_RULES)),
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
