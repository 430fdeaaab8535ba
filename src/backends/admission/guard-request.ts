import type { ClusterSnapshot } from '../../model/snapshot';
import { sortedByText } from '../../net/compare';
import { MANAGED_LABEL } from '../../render/pod-pin';
import { celList, celText } from './cel-text';
import type { CniDoors, GuardScope } from './cni-doors';
import { type Door, isKeyOf } from './door';
import { COMMON_DOORS } from './doors';

/** All doors that are guarded in a cluster of this CNI. */
export const doorsOf = ({ doors, identityDoors = [] }: CniDoors): readonly Door[] => [
  ...COMMON_DOORS,
  ...doors,
  ...identityDoors,
];

/** The doors whose annotations decide what a pod starts with. */
export const lastingDoorsOf = (cni: CniDoors): readonly Door[] => doorsOf(cni).filter(({ isLive = false }) => !isLive);

/** Whether the request makes a pod, rather than binding it to a node or changing its status. */
export const IS_NEW_POD =
  "request.operation == 'CREATE' && request.resource.resource == 'pods' && request.?subResource.orValue('') == ''";

/**
 * What the guard is asked about at all; the conditions are all that an ordinary pod, or an update that touches no address,
 * costs. They cannot use variables.
 */
export function guardConditions(
  { cluster, cni, scope }: Guarded,
  tabled: readonly string[],
): readonly MatchCondition[] {
  const accounts = cni.accountsOf(cluster);
  const takesName = nameCondition(cluster, scope);
  return [
    { name: 'concerns-addresses', expression: [changesAddresses(cni), ...takesName].join(' || ') },
    ...(accounts.length === 0
      ? []
      : [{ name: 'not-the-cni-itself', expression: `!(request.userInfo.username in ${celList(accounts)})` }]),
    ...chunksOf(tabled).map((namespaces, i) => ({
      name: `not-of-a-table-${i + 1}`,
      expression: isOfNoTable(namespaces),
    })),
  ];
}

/** Its table says the addresses of a pod with our label: that is the *own* policy's business. */
const isOfNoTable = (namespaces: readonly string[]): string => {
  const isManaged = `object.metadata.?labels[?${celText(MANAGED_LABEL)}].orValue('') == 'true'`;
  return `!(${IS_NEW_POD} && request.namespace in ${celList(namespaces)} && ${isManaged})`;
};

/** A condition is an expression like any other, and must not be too long. */
const chunksOf = (namespaces: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(namespaces.length / MOST_NAMESPACES) }, (_, i) =>
    namespaces.slice(i * MOST_NAMESPACES, (i + 1) * MOST_NAMESPACES),
  );

/** The cluster of a guard, its CNI, and what belongs to somebody there. */
export interface Guarded {
  readonly cluster: ClusterSnapshot;
  readonly cni: CniDoors;
  readonly scope: GuardScope;
}

export interface MatchCondition {
  readonly name: string;
  readonly expression: string;
}

/** Whether the request brings, changes or takes away an annotation of a door. */
function changesAddresses(cni: CniDoors): string {
  const isKey = isKeyOf(doorsOf(cni), 'k');
  const now = 'object.metadata.?annotations.orValue({})';
  const before = 'oldObject.metadata.?annotations.orValue({})';
  const isOld = `request.operation == 'UPDATE' && k in ${before} && ${before}[k] == ${now}[k]`;
  const brings = `${now}.exists(k, ${isKey} && !(${isOld}))`;
  return `${brings} || request.operation == 'UPDATE' && ${before}.exists(k, ${isKey} && !(k in ${now}))`;
}

/** More namespaces than this would make the condition too long: then every pod with an ordinal in its name is looked at. */
const MOST_NAMESPACES = 1_000;

/** Whether somebody else than the StatefulSet controller makes a pod whose name ends in an ordinal, where that matters. */
function nameCondition(cluster: ClusterSnapshot, { namedSets = [] }: GuardScope): readonly string[] {
  if (namedSets.length === 0) return [];
  const namespaces = sortedByText(new Set(namedSets.map(({ namespace }) => namespace)), (name) => name);
  const conditions = [
    IS_NEW_POD,
    ...(namespaces.length > MOST_NAMESPACES ? [] : [`request.namespace in ${celList(namespaces)}`]),
    `has(object.metadata.name) && object.metadata.name.matches('-[0-9]+$')`,
    `!(request.userInfo.username in ${celList(cluster.statefulSetControllers)})`,
  ];
  return [conditions.join(' && ')];
}
