import type { Answer } from '../../model/answer';
import type { ClusterSnapshot } from '../../model/snapshot';
import { managedNamespaces } from './allocation-table';
import type { CniDoors, TableDoors } from './cni-doors';
import { guardConditions } from './guard-request';
import { guardValidations } from './guard-validations';
import { guardVariables } from './guard-variables';
import { matching } from './matching';

/** Everything through which an annotation reaches a pod or Namespace: bindings carry theirs over to the pod. */
const RESOURCES = [
  'pods',
  'pods/status',
  'pods/binding',
  'bindings',
  'namespaces',
  'namespaces/status',
  'namespaces/finalize',
];

export const GUARD_NAME = 'cdk8s-ipam-guard';

/** Spec of the guard's ValidatingAdmissionPolicy. */
export type GuardSpec = Readonly<Record<string, unknown>>;

/**
 * *guard*: an address, or what stands for one, is only for its owner, in every namespace and through any door of the CNI.
 * Pods that carry our label in a managed namespace are left to the *own* policy, which knows their table.
 *
 * It is asked for every pod of the cluster and fails closed, so each expression must have a value for each pod: optional
 * fields are read with `.?`, lists are searched with `all` and `exists`, and nothing is parsed before it is known to be
 * readable.
 */
export function guardPolicySpec(cluster: ClusterSnapshot, answer: Answer, cni: CniDoors): GuardSpec {
  const known = SPECS.get(answer)?.get(cluster.name);
  if (known) return known;
  const guarded = { cluster, cni, scope: cni.scopeOf(cluster, answer) };
  const spec = {
    failurePolicy: 'Fail',
    matchConstraints: matching({ operations: ['CREATE', 'UPDATE'], resources: RESOURCES }),
    matchConditions: guardConditions(guarded, hasTables(cni) ? managedNamespaces(cluster, answer) : []),
    variables: guardVariables(guarded),
    validations: guardValidations(guarded),
  };
  SPECS.set(answer, new Map([...(SPECS.get(answer) ?? []), [cluster.name, spec]]));
  return spec;
}

/** Without tables our label says nothing, and lets nobody pass. */
const hasTables = (cni: CniDoors): cni is TableDoors => 'tableAnnotations' in cni;

/** A rule weighs it, then it is rendered. */
const SPECS = new WeakMap<Answer, ReadonlyMap<string, GuardSpec>>();

export const guardBindingSpec = { policyName: GUARD_NAME, validationActions: ['Deny'] };
