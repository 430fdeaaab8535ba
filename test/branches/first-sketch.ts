import { firstSketch } from '../oracle/edits';
import type { Sketch, WorkloadSketch } from '../oracle/sketch';

const workload = (more: Partial<WorkloadSketch>): WorkloadSketch => ({
  isElsewhere: false,
  start: 0,
  count: 3,
  more: 1,
  reclaim: { onScaleDown: 'release', onDelete: 'release' },
  families: [4],
  nics: 1,
  isSplit: false,
  otherPools: ['b'],
  pools: ['b', 'c'],
  contiguity: 'preferred',
  pins: [],
  isAddressed: true,
  hasEips: false,
  ...more,
});

/** Pools in which there is not much room left, so that everybody waits for what another gives up. */
export const CROWDED: Sketch = {
  ...firstSketch,
  workloads: {
    s: workload({ count: 4, pools: ['b'] }),
    t: workload({ families: [4, 6], pools: ['c'] }),
    u: workload({ pools: ['a'], hasEips: true }),
    d: workload({ count: 2, pools: ['a'] }),
    p: workload({ pools: ['c', 'd'] }),
  },
  ids: 6,
};
