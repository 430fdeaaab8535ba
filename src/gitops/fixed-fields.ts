import type { Path } from '../check/foreign-document';
import type { ForeignObject } from '../check/foreign-object';
import { groupKindOf } from './health';

/** Which fields of a kind cannot change while the object lives, and what happens to who tries. */
export interface FixedFields {
  /** `group/Kind` */
  readonly kinds: readonly string[];
  /** Paths such as `spec.cidr`; what lies below them is fixed too. */
  readonly fixed: readonly string[];
  /** Paths below those that may change; `*` is any item of a list. */
  readonly free?: readonly string[];
  /** Completes "The field …", for messages. */
  readonly outcome: string;
  /** Whether addresses are at stake, or only the sync. */
  readonly harm: 'addresses' | 'sync';
}

const REFUSED = 'the API server refuses the change, and the sync fails there';

/** From the schemas and CEL rules of the CRDs, the controllers' code, and the validation code of Kubernetes 1.36. */
const TABLE: readonly FixedFields[] = [
  {
    kinds: ['projectcalico.org/IPPool', 'crd.projectcalico.org/IPPool'],
    fixed: ['spec.cidr', 'spec.blockSize'],
    outcome: 'Calico refuses the change, or, where its CRDs are older than 3.32, gives one address to two nodes',
    harm: 'addresses',
  },
  {
    kinds: ['kubeovn.io/Subnet'],
    fixed: ['spec.cidrBlock', 'spec.protocol', 'spec.vpc'],
    outcome:
      'Kube-OVN says it does not support the change; addresses outside the new CIDR are forgotten while pods run with them',
    harm: 'addresses',
  },
  {
    kinds: ['kubeovn.io/IPPool'],
    fixed: ['spec.subnet'],
    outcome: 'Kube-OVN up to 1.15 refuses the change, and later versions take no notice of it',
    harm: 'addresses',
  },
  {
    kinds: ['kubeovn.io/IP', 'kubeovn.io/Vip', 'kubeovn.io/OvnEip', 'kubeovn.io/OvnFip'],
    fixed: ['spec'],
    free: ['spec.nodeName', 'spec.containerID', 'spec.selector'],
    outcome: 'the controller takes no notice of the change, so the object and the network differ from then on',
    harm: 'addresses',
  },
  {
    kinds: ['kubeovn.io/IptablesEIP', 'kubeovn.io/IptablesFIPRule', 'kubeovn.io/OvnSnatRule'],
    fixed: ['spec'],
    free: ['spec.qosPolicy'],
    outcome: 'Kube-OVN does not take the change once the object is ready',
    harm: 'addresses',
  },
  {
    kinds: ['apps/StatefulSet'],
    fixed: ['spec'],
    free: [
      ...['spec.replicas', 'spec.ordinals', 'spec.template', 'spec.updateStrategy', 'spec.minReadySeconds'],
      ...['spec.persistentVolumeClaimRetentionPolicy', 'spec.revisionHistoryLimit'],
    ],
    outcome: REFUSED,
    harm: 'sync',
  },
  {
    kinds: ['apps/Deployment', 'apps/DaemonSet', 'apps/ReplicaSet'],
    fixed: ['spec.selector'],
    outcome: REFUSED,
    harm: 'sync',
  },
  {
    kinds: ['batch/Job'],
    fixed: ['spec.selector', 'spec.template', 'spec.completionMode', 'spec.completions', 'spec.manualSelector'],
    outcome: REFUSED,
    harm: 'sync',
  },
  {
    kinds: ['/Pod'],
    fixed: ['spec'],
    free: [
      ...['spec.containers.*.image', 'spec.initContainers.*.image', 'spec.activeDeadlineSeconds', 'spec.tolerations'],
      ...['spec.containers.*.resources', 'spec.terminationGracePeriodSeconds', 'spec.schedulingGates'],
    ],
    outcome: REFUSED,
    harm: 'sync',
  },
  { kinds: ['/Service'], fixed: ['spec.clusterIP'], outcome: REFUSED, harm: 'sync' },
  {
    kinds: ['/PersistentVolumeClaim'],
    fixed: ['spec'],
    free: ['spec.resources', 'spec.volumeAttributesClassName'],
    outcome: REFUSED,
    harm: 'sync',
  },
  {
    kinds: ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    fixed: ['roleRef'],
    outcome: REFUSED,
    harm: 'sync',
  },
  {
    kinds: ['apiextensions.k8s.io/CustomResourceDefinition'],
    fixed: ['spec.group', 'spec.scope', 'spec.names.kind', 'spec.names.plural'],
    outcome: REFUSED,
    harm: 'sync',
  },
  {
    kinds: ['storage.k8s.io/StorageClass'],
    fixed: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    outcome: REFUSED,
    harm: 'sync',
  },
];

const BY_KIND = new Map(TABLE.flatMap((entry) => entry.kinds.map((kind) => [kind, entry])));

/** What is known of the fixed fields of its kind. */
export const fixedFieldsOf = (object: ForeignObject): FixedFields | undefined => BY_KIND.get(groupKindOf(object));

/** Whether an object, as it is in the cluster, would have to be made anew for a field to change. */
export function isFixed(path: Path, object: ForeignObject): boolean {
  const entry = fixedFieldsOf(object);
  const field = path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
  if (entry === undefined) return isSealed(path, object);
  return entry.fixed.some((fixed) => lies(field, fixed)) && entry.free?.some((free) => lies(field, free)) !== true;
}

/** A ConfigMap or Secret that says so of itself. */
const isSealed = ([member]: Path, { kind, group, value }: ForeignObject): boolean =>
  group === '' &&
  (kind === 'ConfigMap' || kind === 'Secret') &&
  value.immutable === true &&
  (member === 'data' || member === 'binaryData' || member === 'immutable');

const lies = (field: string, above: string): boolean => field === above || field.startsWith(`${above}.`);
