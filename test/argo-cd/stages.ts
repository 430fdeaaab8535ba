import type { SyncedObject } from './events';

/** What must be there before what: the meaning of the waves, in the words of whoever runs the cluster. */
const STAGES: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition'],
  ['AllocationTable'],
  ['MutatingAdmissionPolicy', 'ValidatingAdmissionPolicy'],
  ['MutatingAdmissionPolicyBinding', 'ValidatingAdmissionPolicyBinding'],
  ['Vpc'],
  ['Subnet'],
  ['IPReservation'],
  ['IPPool'],
  ['IP'],
  ['OvnEip'],
  ['OvnFip'],
  ['StatefulSet'],
];

/** The kinds in the order in which they came, once for each run of one kind; but those of no stage. */
export function stagesOf(objects: readonly SyncedObject[]): readonly number[] {
  const stages = objects.map(({ kind }) => STAGES.findIndex((kinds) => kinds.includes(kind)));
  return stages.filter((stage, i) => stage >= 0 && stage !== stages[i - 1]);
}
