import type { Allocation } from './allocation';
import type { AllocationView } from './allocation-view';
import type { Snapshot } from './snapshot';

/** All that rendering and the rules may look at: what was declared and what was decided. */
export interface Answer {
  readonly snapshot: Snapshot;
  readonly allocation: Allocation;
  readonly view: AllocationView;
}
