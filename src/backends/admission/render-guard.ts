import type { Answer } from '../../model/answer';
import type { ClusterSnapshot } from '../../model/snapshot';
import { Cidr } from '../../net/cidr';
import { sortedBy, sortedByText } from '../../net/compare';
import { MANAGED_LABEL } from '../../render/pod-pin';
import { isManagedKey, isReadable, itemsOf } from './address-keys';
import { managedNamespaces } from './allocation-table';
import { type CelVariable, celList, celText, chunkedList, chunkedLookup, someOf } from './cel-text';
import type { CniDoors, Grant } from './cni-doors';
import { refusal } from './refusal';
import { matching } from './render-own';

/** Everything through which an annotation reaches a pod or Namespace: bindings carry theirs over to the pod. */
const DOORS = [
  'pods',
  'pods/status',
  'pods/binding',
  'bindings',
  'namespaces',
  'namespaces/status',
  'namespaces/finalize',
];

export const GUARD_NAME = 'cdk8s-ipam-guard';

/**
 * *guard*: an address or pool that belongs to somebody is only for its owner, in every namespace and through any door
 * of the CNI. Pods that carry our label in a managed namespace are left to the *own* policy, which knows their table.
 *
 * It is asked for every pod of the cluster and fails closed, so each expression must have a value for each pod: optional
 * fields are read with `.?`, lists are searched with `all` and `exists`, and nothing is parsed before it is known to be
 * readable.
 */
export function guardPolicySpec(cluster: ClusterSnapshot, answer: Answer, doors: CniDoors): Record<string, unknown> {
  return {
    failurePolicy: 'Fail',
    matchConstraints: matching({ operations: ['CREATE', 'UPDATE'], resources: DOORS }),
    matchConditions: [
      { name: 'has-address-annotations', expression: `${hasManagedKey('object')} || ${hadManagedKey}` },
      ...(doors.cniAccounts.length === 0
        ? []
        : [
            { name: 'not-the-cni-itself', expression: `!(request.userInfo.username in ${celList(doors.cniAccounts)})` },
          ]),
    ],
    variables: variables(cluster, answer, doors),
    validations: VALIDATIONS,
  };
}

export const guardBindingSpec = { policyName: GUARD_NAME, validationActions: ['Deny'] };

const annotationsOf = (object: string): string => `${object}.metadata.?annotations.orValue({})`;
const hasManagedKey = (object: string): string => `${annotationsOf(object)}.exists(k, ${isManagedKey('k')})`;
const hadManagedKey = `(request.operation == 'UPDATE' && ${hasManagedKey('oldObject')})`;

function variables(cluster: ClusterSnapshot, answer: Answer, doors: CniDoors): readonly CelVariable[] {
  const scope = doors.scopeOf(cluster, answer);
  return [
    { name: 'annotations', expression: annotationsOf('object') },
    { name: 'before', expression: `request.operation == 'UPDATE' ? ${annotationsOf('oldObject')} : {}` },
    { name: 'keys', expression: `variables.annotations.filter(k, ${isManagedKey('k')})` },
    { name: 'fresh', expression: `variables.keys.filter(k, ${isFresh('k')})` },
    { name: 'isPod', expression: `request.resource.resource == 'pods'` },
    { name: 'isLeased', expression: isLeased(managedNamespaces(cluster, answer)) },
    { name: 'readable', expression: `variables.fresh.filter(k, ${isReadable('k', 'variables.annotations[k]')})` },
    ...chunkedList('addresses', scope.addresses.cidrs().map(String)),
    ...chunkedList(
      'pools',
      sortedByText(new Set(scope.pools), (name) => name),
    ),
    ...chunkedList('poolCidrs', sortedBy(scope.poolCidrs, Cidr.compare).map(String)),
    { name: 'who', expression: who(cluster) },
    ...chunkedLookup('grant', 'variables.who', grantEntries(scope.grants)),
  ];
}

/** Whether the request itself brings this annotation, or another value of it. */
const isFresh = (k: string): string =>
  `!(${k} in variables.before && variables.before[${k}] == variables.annotations[${k}])`;

const isLeased = (namespaces: readonly string[]): string =>
  [
    'variables.isPod',
    `request.namespace in ${celList(namespaces)}`,
    `object.metadata.?labels[?${celText(MANAGED_LABEL)}].orValue('') == 'true'`,
  ].join(' && ');

/**
 * The workload for which a pod is made, `shop/Deployment/web`, or '' where nobody can vouch for it: only controllers
 * may say so. A bare pod is vouched for by its name, a virtual machine's by its owner reference.
 */
function who(cluster: ClusterSnapshot): string {
  const controllers = `object.metadata.?ownerReferences.orValue([]).filter(o, o.?controller.orValue(false))`;
  const by = (users: readonly string[]): string => `request.userInfo.username in ${celList(users)}`;
  const named = (kind: string, name: string): string => `request.namespace + '/${kind}/' + ${name}`;
  const cases = [
    `o.kind == 'StatefulSet' ? (${by(cluster.statefulSetControllers)} ? ${named('StatefulSet', 'o.name')} : '')`,
    `o.kind == 'ReplicaSet' && o.name.contains('-') ? (${by(replicaSetControllers(cluster))} ? ${named('Deployment', "o.name.substring(0, o.name.lastIndexOf('-'))")} : '')`,
    `o.kind == 'VirtualMachineInstance' ? ${named('VirtualMachine', 'o.name')}`,
  ];
  const ofControlled = `${controllers}.map(o, ${cases.join(' : ')} : '')`;
  const ofBare = `(has(object.metadata.name) ? [${named('Pod', 'object.metadata.name')}] : [''])`;
  return `!variables.isPod ? '' : (${ofControlled} + ${ofBare})[0]`;
}

/** Controllers with credentials of their own each have an account; else all of them are one user. */
export const replicaSetControllers = ({ statefulSetControllers }: ClusterSnapshot): readonly string[] =>
  statefulSetControllers.map((user) => user.replace(/:statefulset-controller$/, ':replicaset-controller'));

const grantEntries = (grants: readonly Grant[]): readonly (readonly [string, readonly string[]])[] =>
  sortedByText(
    grants.map(({ identity: { namespace, kind, name }, mayUse }) => [`${namespace}/${kind}/${name}`, mayUse] as const),
    ([who]) => who,
  );

const everyItem = (condition: string): string =>
  `variables.isLeased || variables.readable.all(k, ${itemsOf('variables.annotations[k]')}.all(t, ${condition}))`;

const isGranted = `variables.grant.exists(g, isCIDR(g) && cidr(g).containsIP(t))`;
const isTaken = someOf('addresses', 'c', 'cidr(c).containsIP(t)');
const isPoolOfOthers = `(variables.pools.exists(part, t in part) || isCIDR(t) && ${someOf('poolCidrs', 'c', 'cidr(c).containsIP(cidr(t).ip())')})`;

const VALIDATIONS = [
  {
    expression: `!variables.isPod || request.operation != 'UPDATE' || variables.fresh.size() == 0 && variables.before.all(k, k in variables.annotations || !${isManagedKey('k')})`,
    ...refusal(
      'IPAM509',
      'the annotations that decide the address of a running pod do not change; delete the pod so that a new one is made',
    ),
  },
  {
    expression: 'variables.isLeased || variables.readable.size() == variables.fresh.size()',
    ...refusal(
      'IPAM508',
      'an address annotation is not in the plain form, in which alone it can be told whose address it is; write canonical addresses and nothing else, such as ["10.0.0.5"]',
    ),
  },
  {
    expression: everyItem(`!isIP(t) || ${isGranted} || !${isTaken}`),
    ...refusal(
      'IPAM506',
      'an annotation asks for an address that ipam.lock.yaml gives to another workload, or keeps; claim an address of your own with cdk8s-ipam, or choose one outside its pools',
    ),
  },
  {
    expression: everyItem(`t in variables.grant || !${isPoolOfOthers}`),
    ...refusal(
      'IPAM507',
      'an annotation names an IP pool that is kept for the workloads which claim from it; claim from the pool with cdk8s-ipam, or name another pool',
    ),
  },
];
