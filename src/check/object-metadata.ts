import type { Field } from './shape';

/** What Kubernetes has in the metadata of every object. */
export const METADATA: Field = {
  type: 'mapping',
  fields: {
    name: { type: 'text' },
    generateName: { type: 'text' },
    namespace: { type: 'text' },
    labels: { type: 'mapping' },
    annotations: { type: 'mapping' },
    finalizers: { type: 'list' },
    ownerReferences: { type: 'list' },
    creationTimestamp: { type: 'any' },
    deletionTimestamp: { type: 'any' },
    deletionGracePeriodSeconds: { type: 'any' },
    generation: { type: 'any' },
    managedFields: { type: 'list' },
    resourceVersion: { type: 'any' },
    selfLink: { type: 'any' },
    uid: { type: 'any' },
  },
};
