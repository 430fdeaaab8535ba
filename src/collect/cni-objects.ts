import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isMasqName } from '../check/masq-object';
import { SYNC_GROUPS } from '../check/sync-object';
import { makesPods, mayAskByAnnotation } from './asking-workload';
import { placeOfChart } from './chart-place';
import { ownObjectOf } from './own-object';

/** The objects of a CNI in the charts of one cluster, and the workloads that may ask it for something. */
export interface CniObjects {
  /** Made by others: by hand, out of included YAML, or by a generated class; workloads with annotations too. */
  readonly foreign: ApiObject[];
  readonly own: ApiObject[];
}

const CNI_GROUPS: ReadonlySet<string> = new Set([
  'projectcalico.org',
  'crd.projectcalico.org',
  'operator.tigera.io',
  'kubeovn.io',
  'networking.tke.cloud.tencent.com',
]);

/**
 * By cluster, without the workloads at the paths that are pinned. What is in no cluster's chart is nobody's concern here,
 * but for what syncs clusters, which is under no name. Nothing is rendered to learn it.
 */
export function cniObjectsUnder(root: IConstruct, pinned: ReadonlySet<string>): ReadonlyMap<string, CniObjects> {
  const isOfCni = (object: ApiObject): boolean =>
    CNI_GROUPS.has(object.apiGroup) || isMasqConfigMap(object) || isAsking(object, pinned);
  const found = new Map<string, CniObjects>();
  const visit = (construct: IConstruct, around: string | undefined): void => {
    const cluster = Chart.isChart(construct) ? (placeOfChart(construct)?.cluster ?? around) : around;
    if (ApiObject.isApiObject(construct)) {
      const place = isSync(construct) ? NO_CLUSTER : cluster;
      if (place === NO_CLUSTER || (place !== undefined && isOfCni(construct))) {
        const objects = found.get(place) ?? { foreign: [], own: [] };
        objects[ownObjectOf(construct) === undefined ? 'foreign' : 'own'].push(construct);
        found.set(place, objects);
      }
    }
    for (const child of construct.node.children) visit(child, cluster);
  };
  visit(root, undefined);
  return found;
}

/** What syncs clusters stands beside them. */
export const NO_CLUSTER = '';

const isSync = ({ apiGroup }: ApiObject): boolean => SYNC_GROUPS.has(apiGroup);

const isAsking = (object: ApiObject, pinned: ReadonlySet<string>): boolean =>
  makesPods(object) && !pinned.has(object.node.path) && mayAskByAnnotation(object);

/** ip-masq-agent has no kind of its own. */
const isMasqConfigMap = ({ kind, name }: ApiObject): boolean => kind === 'ConfigMap' && isMasqName(name);
