import { TABLE_API_VERSION, TABLE_KIND } from './allocation-table';
import { IS_MANAGED, PODS_CREATED, tableBinding } from './render-own';

export const ASSIGN_NAME = 'cdk8s-ipam-assign';

/** *assign*: copies the annotations of a pod from the table of its namespace. What is not in the table, *own* refuses. */
export const ASSIGN_POLICY_SPEC = {
  failurePolicy: 'Fail',
  reinvocationPolicy: 'IfNeeded',
  paramKind: { apiVersion: TABLE_API_VERSION, kind: TABLE_KIND },
  matchConstraints: PODS_CREATED,
  matchConditions: [IS_MANAGED, { name: 'has-a-name', expression: 'has(object.metadata.name)' }],
  mutations: [
    {
      patchType: 'ApplyConfiguration',
      applyConfiguration: {
        expression:
          'Object{metadata: Object.metadata{annotations: params.spec.pods[?object.metadata.name].annotations.orValue({})}}',
      },
    },
  ],
};

export const assignBindingSpec = (namespaces: readonly string[]): Record<string, unknown> => ({
  policyName: ASSIGN_NAME,
  ...tableBinding(namespaces),
});
