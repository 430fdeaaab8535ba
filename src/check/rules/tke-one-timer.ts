import { indexOf } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeOneTimer: Rule = {
  id: 'IPAM354',
  name: 'tke-one-timer',
  severity: 'warning',
  title: 'Two retentions where TKE has one timer',
  why:
    'The expiry of a claim counts from the end of its pod, whatever ended it: a scale-down, a deletion, or a node that ' +
    'failed. The longer of the two retentions becomes the expiry, so that TKE may keep an address longer than the plan.',
  fix: 'Retain for the same time on scale-down and on deletion.',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('tke').flatMap(({ workload }) => {
      const reclaim = index.declarationOf(workload.owner)?.reclaim;
      if (reclaim === undefined || reclaim.onScaleDown === reclaim.onDelete) return [];
      if (workload.tke?.claimExpiredDuration !== undefined) return [];
      if (claimLifetime(workload, reclaim).deletePolicy === 'Immediate') return [];
      const message =
        'It retains differently on scale-down and on deletion; TKE cannot tell the two apart and keeps the longer.';
      return finding(tkeOneTimer, workload.where, message);
    });
  },
};
