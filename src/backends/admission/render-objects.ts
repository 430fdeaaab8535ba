import type { ClusterSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { RenderedObject } from '../../render/rendered-object';
import { allocationTableSpec, managedNamespaces, TABLE_API_VERSION, TABLE_KIND, TABLE_NAME } from './allocation-table';
import { ALLOCATION_TABLE_CRD_NAME, ALLOCATION_TABLE_CRD_SPEC } from './allocation-table-crd';
import type { CniDoors, TableDoors } from './cni-doors';
import { GUARD_NAME, guardBindingSpec, guardPolicySpec } from './guard';
import { hasGuard, hasValidatingPolicies } from './policy-versions';
import { ASSIGN_NAME, ASSIGN_POLICY_SPEC, assignBindingSpec } from './render-assign';
import { OWN_NAME, ownBindingSpec, ownPolicySpec } from './render-own';

/**
 * What a workload needs in its cluster so that each of its pods gets its address and nobody else does: the table of its
 * namespace, which the API server copies into its pods, and the policies that keep strangers out. All but the table are
 * the same objects for every workload.
 */
export function admissionObjects(
  { contract, identity }: Pick<WorkloadSnapshot, 'contract' | 'identity'>,
  cluster: ClusterSnapshot,
  doors: TableDoors,
): readonly RenderedObject[] {
  const made = madeFor(cluster);
  const table = contract === 'exact' ? identity.namespace : '';
  const known = made.get(table);
  if (known) return known;
  const objects = [
    ...(contract === 'exact' ? tableAndPolicies(identity.namespace, cluster, doors) : []),
    ...guardObjects(cluster, doors),
  ];
  made.set(table, objects);
  return objects;
}

/** By namespace ('' where no table is needed): every workload asks, and all of a namespace get the same. */
const MADE = new WeakMap<ClusterSnapshot, Map<string, readonly RenderedObject[]>>();

function madeFor(cluster: ClusterSnapshot): Map<string, readonly RenderedObject[]> {
  const made = MADE.get(cluster) ?? new Map<string, readonly RenderedObject[]>();
  MADE.set(cluster, made);
  return made;
}

function tableAndPolicies(namespace: string, cluster: ClusterSnapshot, doors: TableDoors): readonly RenderedObject[] {
  const { mutatingAdmissionPolicy } = cluster;
  return [
    tableCrd,
    table(namespace, cluster, doors),
    ...(mutatingAdmissionPolicy === undefined ? [] : assignObjects(mutatingAdmissionPolicy, cluster)),
    ...(hasValidatingPolicies(cluster) ? ownObjects(cluster) : []),
  ];
}

const tableCrd: RenderedObject = {
  id: 'allocation-table-crd',
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  name: ALLOCATION_TABLE_CRD_NAME,
  wave: 'crd',
  body: () => ({ spec: ALLOCATION_TABLE_CRD_SPEC }),
};

/** A large table or guard is beyond what client-side apply can put into its own annotation. */
const APPLIED_BY_SERVER = { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' };

const table = (namespace: string, cluster: ClusterSnapshot, doors: TableDoors): RenderedObject => ({
  id: `allocation-table-${namespace}`,
  apiVersion: TABLE_API_VERSION,
  kind: TABLE_KIND,
  name: TABLE_NAME,
  namespace,
  wave: 'allocationTable',
  annotations: APPLIED_BY_SERVER,
  body: (answer) => ({ spec: allocationTableSpec({ cluster: cluster.name, namespace }, answer, doors) }),
});

const assignObjects = (version: 'v1' | 'v1beta1', cluster: ClusterSnapshot): readonly RenderedObject[] => {
  const policy = { apiVersion: `admissionregistration.k8s.io/${version}`, name: ASSIGN_NAME };
  return [
    {
      ...policy,
      id: 'assign-policy',
      kind: 'MutatingAdmissionPolicy',
      wave: 'policy',
      body: () => ({ spec: ASSIGN_POLICY_SPEC }),
    },
    {
      ...policy,
      id: 'assign-binding',
      kind: 'MutatingAdmissionPolicyBinding',
      wave: 'policyBinding',
      body: (answer) => ({ spec: assignBindingSpec(managedNamespaces(cluster, answer)) }),
    },
  ];
};

const ownObjects = (cluster: ClusterSnapshot): readonly RenderedObject[] => [
  { ...VALIDATING_POLICY, id: 'own-policy', name: OWN_NAME, body: () => ({ spec: ownPolicySpec(cluster) }) },
  {
    ...VALIDATING_BINDING,
    id: 'own-binding',
    name: OWN_NAME,
    body: (answer) => ({ spec: ownBindingSpec(managedNamespaces(cluster, answer)) }),
  },
];

/** What keeps strangers from the pools and leases of a cluster, also while no workload is left: leases outlive them. */
export function guardObjects(cluster: ClusterSnapshot, doors: CniDoors): readonly RenderedObject[] {
  return hasGuard(cluster) ? policyAndBinding(cluster, doors) : [];
}

const policyAndBinding = (cluster: ClusterSnapshot, doors: CniDoors): readonly RenderedObject[] => [
  {
    ...VALIDATING_POLICY,
    id: 'guard-policy',
    name: GUARD_NAME,
    annotations: APPLIED_BY_SERVER,
    body: (answer) => ({ spec: guardPolicySpec(cluster, answer, doors) }),
  },
  { ...VALIDATING_BINDING, id: 'guard-binding', name: GUARD_NAME, body: () => ({ spec: guardBindingSpec }) },
];

const VALIDATING_POLICY = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  wave: 'policy',
} as const;

const VALIDATING_BINDING = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  wave: 'policyBinding',
} as const;
