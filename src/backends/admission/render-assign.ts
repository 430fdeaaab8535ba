import { TABLE_API_VERSION, TABLE_KIND } from './allocation-table';
import { PODS_CREATED, tableBinding } from './render-own';

export const ASSIGN_NAME = 'cdk8s-ipam-assign';

/**
 * *assign*: copies the annotations of a pod from the table of its namespace. What is not in the table, *own* refuses. Names
 * of a virtual machine's pods are generated after this.
 *
 * It is asked once. `IfNeeded` would have the server ask again after this very change, which doubles the cost; and where
 * a webhook takes the address away afterwards, *own* refuses the pod.
 */
export const ASSIGN_POLICY_SPEC = {
  failurePolicy: 'Fail',
  reinvocationPolicy: 'Never',
  paramKind: { apiVersion: TABLE_API_VERSION, kind: TABLE_KIND },
  matchConstraints: PODS_CREATED,
  mutations: [
    {
      patchType: 'ApplyConfiguration',
      applyConfiguration: {
        expression:
          "Object{metadata: Object.metadata{annotations: params.spec.pods[?object.metadata.?name.orValue('')].annotations.orValue({})}}",
      },
    },
  ],
};

export const assignBindingSpec = (namespaces: readonly string[]): Record<string, unknown> => ({
  policyName: ASSIGN_NAME,
  ...tableBinding(namespaces),
});
