import type { WorkloadIdentity } from '../../model/owner';
import type { ClusterSnapshot } from '../../model/snapshot';
import { Cidr } from '../../net/cidr';
import { sortedBy, sortedByText } from '../../net/compare';
import { type CelEntry, celList, celMap } from './cel-text';
import { type CelVariable, celTexts, chunkedList, chunkedLists, chunkedLookup } from './cel-variables';
import type { CniDoors, Grant, GuardScope } from './cni-doors';
import { isKeyOf, isReadableAt } from './door';
import { doorsOf, type Guarded, IS_NEW_POD } from './guard-request';
import { who } from './guard-who';

/**
 * What the guard knows: the request, then whose the cluster's addresses are. A variable that no expression asks for is
 * not evaluated.
 */
export function guardVariables({ cluster, cni, scope }: Guarded): readonly CelVariable[] {
  return [
    ...requestVariables(cluster, cni),
    ...scopeVariables(scope),
    ...grantVariables(scope.grants),
    ...judgedVariables(cni),
  ];
}

const annotationsOf = (object: string): string => `${object}.metadata.?annotations.orValue({})`;

const requestVariables = (cluster: ClusterSnapshot, cni: CniDoors): readonly CelVariable[] => [
  { name: 'annotations', expression: annotationsOf('object') },
  { name: 'before', expression: `request.operation == 'UPDATE' ? ${annotationsOf('oldObject')} : {}` },
  { name: 'fresh', expression: `variables.annotations.filter(k, ${isKeyOf(doorsOf(cni), 'k')} && ${isFresh('k')})` },
  { name: 'isPod', expression: `request.resource.resource == 'pods'` },
  { name: 'isNewPod', expression: IS_NEW_POD },
  { name: 'name', expression: `has(object.metadata.name) ? object.metadata.name : ''` },
  { name: 'who', expression: who(cluster) },
];

/** The annotations that have to be looked into, and those of them that can be. */
const judgedVariables = (cni: CniDoors): readonly CelVariable[] => [
  {
    name: 'foreign',
    expression: `variables.fresh.filter(k, !${isAsDeclared(cni, 'k')})`,
  },
  {
    name: 'readable',
    expression: `variables.foreign.filter(k, ${isReadableAt(doorsOf(cni), 'k', 'variables.annotations[k]')})`,
  },
];

/** Whether the request itself brings this annotation, or another value of it. */
const isFresh = (k: string): string =>
  `!(${k} in variables.before && variables.before[${k}] == variables.annotations[${k}])`;

/**
 * Whether the annotation is, to the letter and in the same place, what the pin of its workload writes, or begins so: while
 * a set grows, its template has the shorter list until it is synced.
 */
const isAsDeclared = (cni: CniDoors, k: string): string =>
  `(${k} in variables.said && [${placeOf(cni, k)} + ' ' + variables.annotations[${k}]].exists(v, variables.said[${k}] == v || variables.said[${k}].startsWith(v + ',') || variables.said[${k}].startsWith(v + ';')))`;

export const placeOf = (cni: CniDoors, k: string): string => cni.placeOf?.(k) ?? `''`;

/** Whether somebody in the cluster could pass himself off as another pod. */
export const hasIdentities = ({ namedSets = [], machines = [] }: GuardScope): boolean =>
  namedSets.length + machines.length > 0;

function scopeVariables(scope: GuardScope): readonly CelVariable[] {
  const { pools, poolCidrs = [], macs = [], eips = [], namedSets = [], machines = [] } = scope;
  const addresses = new Map([...scope.addresses].map(([place, set]) => [place, set.cidrs().map(String)]));
  const names = (workloads: readonly WorkloadIdentity[]) =>
    unique(workloads.map(({ namespace, name }) => `${namespace}/${name}`));
  return [
    ...chunkedLists('addresses', addresses),
    ...chunkedList('pools', unique(pools)),
    ...chunkedList('poolCidrs', sortedBy(poolCidrs, Cidr.compare).map(String)),
    ...(macs.length === 0 ? [] : chunkedList('macs', unique(macs))),
    ...(eips.length === 0 ? [] : chunkedList('eips', unique(eips))),
    ...(hasIdentities(scope) ? chunkedList('namedSets', names(withoutAddresses(namedSets, scope.grants))) : []),
    ...(hasIdentities(scope) ? chunkedList('machines', names(machines)) : []),
  ];
}

/** The names of the others stand among the owners of addresses already. */
function withoutAddresses(
  workloads: readonly WorkloadIdentity[],
  grants: readonly Grant[],
): readonly WorkloadIdentity[] {
  const owners = new Set(grants.filter((grant) => ownAddresses(grant) !== '{}').map(whoIs));
  return workloads.filter((identity) => !owners.has(whoIs({ identity })));
}

const unique = (texts: readonly string[]): readonly string[] => sortedByText(new Set(texts), (text) => text);

function grantVariables(grants: readonly Grant[]): readonly CelVariable[] {
  const sorted = sortedByText(grants, whoIs);
  const said = sorted.map((grant, i) => celTexts(`text${i + 1}x`, grant.says ?? new Map()));
  const lookup = (name: string, otherwise: string, values: readonly string[]): readonly CelVariable[] =>
    chunkedLookup(name, { key: 'variables.who', otherwise, entries: worthSaying(sorted, values, otherwise) });
  return [
    ...said.flatMap(({ variables }) => variables),
    ...lookup('own', '{}', sorted.map(ownAddresses)),
    ...lookup(
      'names',
      '[]',
      sorted.map(({ names = [] }) => celList(unique(names))),
    ),
    ...lookup(
      'said',
      '{}',
      said.map(({ value }) => value),
    ),
  ];
}

const worthSaying = (grants: readonly Grant[], values: readonly string[], otherwise: string): readonly CelEntry[] =>
  grants.flatMap((grant, i): CelEntry[] => (values[i] === otherwise ? [] : [[whoIs(grant), values[i]!]]));

const whoIs = ({ identity: { namespace, kind, name } }: Pick<Grant, 'identity'>): string =>
  `${namespace}/${kind}/${name}`;

const ownAddresses = ({ addresses = new Map() }: Grant): string =>
  celMap([...addresses].flatMap(([place, cidrs]) => (cidrs.length === 0 ? [] : [[place, celList(cidrs.map(String))]])));
