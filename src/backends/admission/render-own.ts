import type { ClusterSnapshot } from '../../model/snapshot';
import { MANAGED_LABEL } from '../../render/pod-pin';
import { TABLE_API_VERSION, TABLE_KIND, TABLE_NAME } from './allocation-table';
import { celList } from './cel-text';
import { isKeyOf } from './door';
import { COMMON_DOORS } from './doors';
import { matching } from './matching';
import { refusal } from './refusal';

export const OWN_NAME = 'cdk8s-ipam-own';

export const PODS_CREATED = matching({ operations: ['CREATE'], resources: ['pods'] });

/**
 * *own*: a pod with our label is in the table of its namespace, carries what the table says and nothing besides, and is
 * made by the controller of the owner that the table names. A bare pod has no controller and the pods of a virtual
 * machine come from KubeVirt, whose account is not known: there the right to create pods in the namespace is the trust.
 */
export const ownPolicySpec = (cluster: ClusterSnapshot): Record<string, unknown> => ({
  failurePolicy: 'Fail',
  paramKind: { apiVersion: TABLE_API_VERSION, kind: TABLE_KIND },
  matchConstraints: PODS_CREATED,
  variables: VARIABLES,
  validations: validations(cluster),
});

export const ownBindingSpec = (namespaces: readonly string[]): Record<string, unknown> => ({
  policyName: OWN_NAME,
  validationActions: ['Deny'],
  ...tableBinding(namespaces),
});

/**
 * Asks for the table of the pod's own namespace, and refuses a managed pod where there is none. The API server looks for
 * the table before it reads match conditions, so that ordinary pods must be told apart here, or they would need one too;
 * and here it costs nothing, while a condition is an evaluation of its own.
 */
export const tableBinding = (namespaces: readonly string[]): Record<string, unknown> => ({
  paramRef: { name: TABLE_NAME, parameterNotFoundAction: 'Deny' },
  matchResources: {
    namespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces }],
    },
    objectSelector: { matchLabels: { [MANAGED_LABEL]: 'true' } },
  },
});

/** The name of a pod of a virtual machine is generated after admission: until then it has none. */
const VARIABLES = [
  { name: 'annotations', expression: 'object.metadata.?annotations.orValue({})' },
  { name: 'name', expression: "has(object.metadata.name) ? object.metadata.name : ''" },
  {
    name: 'controllers',
    expression: 'object.metadata.?ownerReferences.orValue([]).filter(o, o.?controller.orValue(false))',
  },
  {
    name: 'owner',
    expression:
      "(variables.controllers.map(o, (o.kind == 'VirtualMachineInstance' ? 'VirtualMachine' : o.kind) + '/' + o.name) + ['Pod'])[0]",
  },
  {
    name: 'entry',
    expression:
      "variables.owner.startsWith('VirtualMachine/') ? params.spec.?virtualMachines[?object.metadata.?labels[?'vm.kubevirt.io/name'].orValue('')].orValue({}) : params.spec.pods[?variables.name].orValue({})",
  },
  { name: 'isKnown', expression: "'owner' in variables.entry" },
];

const validations = ({ statefulSetControllers }: ClusterSnapshot): readonly unknown[] => [
  {
    expression: 'variables.isKnown',
    messageExpression:
      "'IPAM503: no address is allocated for pod ' + (variables.name == '' ? '(generated name)' : variables.name) + ' in this namespace; raise replicas or maxReplicas where the workload is declared, synthesize and merge'",
    ...refusal(
      'IPAM503',
      'no address is allocated for this pod; raise replicas or maxReplicas where its workload is declared, synthesize and merge',
    ),
  },
  {
    expression: [
      '!variables.isKnown',
      `variables.entry.annotations.all(k, k in variables.annotations && variables.annotations[k] == variables.entry.annotations[k]) && variables.annotations.all(k, k in variables.entry.annotations || !${isKeyOf(COMMON_DOORS, 'k')})`,
    ].join(' || '),
    ...refusal(
      'IPAM504',
      'the address annotations of this pod are not those of the AllocationTable of its namespace; remove them from the pod template, or sync again if the table was just changed',
    ),
  },
  {
    expression: ['!variables.isKnown', 'variables.owner == variables.entry.owner'].join(' || '),
    ...refusal(
      'IPAM505',
      'the address of this pod name belongs to another workload; declare a workload of your own with cdk8s-ipam',
    ),
  },
  {
    expression: `!variables.isKnown || !variables.entry.owner.startsWith('StatefulSet/') || request.userInfo.username in ${celList(statefulSetControllers)}`,
    ...refusal(
      'IPAM505',
      'only the StatefulSet controller makes the pods of a StatefulSet; if this cluster runs it under another name, say so in statefulSetControllers of the cluster',
    ),
  },
];
