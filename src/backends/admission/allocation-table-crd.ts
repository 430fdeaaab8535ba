export const ALLOCATION_TABLE_CRD_NAME = 'allocationtables.cdk8s-ipam.dev';

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };

const ENTRIES = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['owner', 'annotations'],
    properties: { owner: { type: 'string' }, annotations: TEXTS },
  },
};

/** Our one CRD on Calico: the parameter of the policies. imports/crds/cdk8s-ipam has it as a file. */
export const ALLOCATION_TABLE_CRD_SPEC = {
  group: 'cdk8s-ipam.dev',
  names: {
    kind: 'AllocationTable',
    listKind: 'AllocationTableList',
    plural: 'allocationtables',
    singular: 'allocationtable',
  },
  scope: 'Namespaced',
  versions: [
    {
      name: 'v1alpha1',
      served: true,
      storage: true,
      schema: {
        openAPIV3Schema: {
          type: 'object',
          required: ['spec'],
          properties: {
            apiVersion: { type: 'string' },
            kind: { type: 'string' },
            metadata: { type: 'object' },
            spec: {
              type: 'object',
              required: ['pods'],
              properties: { pods: ENTRIES, virtualMachines: ENTRIES },
            },
          },
        },
      },
    },
  ],
};
