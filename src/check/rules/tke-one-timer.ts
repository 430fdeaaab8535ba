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
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const reclaim = ReclaimPolicy.retain({ onScaleDown: '1h', onDelete: 'forever' });
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], reclaim, template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const reclaim = ReclaimPolicy.expireAfter('1h');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], reclaim, template });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });`,
  },
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
