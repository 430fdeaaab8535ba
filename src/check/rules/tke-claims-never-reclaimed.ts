import { indexOf } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeClaimsNeverReclaimed: Rule = {
  id: 'IPAM352',
  name: 'tke-claims-never-reclaimed',
  severity: 'warning',
  title: 'Claims that the plan gives up and TKE keeps',
  why:
    'TKE keeps the claims of a fixed-address workload until they expire, somebody deletes them, or cascade reclaiming ' +
    'deletes them with the workload; nothing happens on scale-down. By default none of it is on, and subnets fill up ' +
    'with addresses of pods that are long gone.',
  fix:
    'Retain for a time (it becomes the expiry of the claims), or switch on expiry or cascade reclaiming for the cluster ' +
    "and declare them as its settings, or retain 'forever' if that is meant.",
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('tke').flatMap(({ workload, config }) => {
      const reclaim = index.declarationOf(workload.owner)?.reclaim;
      const { deletePolicy, expires } = claimLifetime(workload, reclaim);
      const isReclaimed = expires !== undefined || config.settings?.claimExpiredDuration !== undefined;
      if (
        config.serverless ||
        !config.staticIp ||
        deletePolicy === 'Immediate' ||
        isReclaimed ||
        config.settings?.cascade
      )
        return [];
      if (reclaim?.onDelete !== 'release') return [];
      const message = 'The plan releases its addresses when it is deleted, but nothing makes TKE give up the claims.';
      return finding(tkeClaimsNeverReclaimed, workload.where, message);
    });
  },
};
