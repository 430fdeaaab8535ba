import { indexOf } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeSeveralZones: Rule = {
  id: 'IPAM349',
  name: 'tke-several-zones',
  severity: 'warning',
  title: 'Kept addresses in several zones',
  why:
    'A kept address ties its pod to one subnet, and that to one zone. Which replica is in which zone is chance at first ' +
    'start and stays so: a replica cannot leave a zone that fails or is full.',
  fix: 'Claim from subnets of one zone, and have one StatefulSet per zone.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const [zone3, zone4] = [3, 4].map((n) =>
  prod
    .subnet(\`zone\${n}\`, { cidr: \`10.1.\${n}.0/24\`, tke: { id: \`subnet-0000000\${n}\`, zone: \`ap-guangzhou-\${n}\` } })
    .pool('all'),
);
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'vpn', { replicas: 2, pools: [zone3, zone4], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const [zone3, zone4] = [3, 4].map((n) =>
  prod
    .subnet(\`zone\${n}\`, { cidr: \`10.1.\${n}.0/24\`, tke: { id: \`subnet-0000000\${n}\`, zone: \`ap-guangzhou-\${n}\` } })
    .pool('all'),
);
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'vpn-3', { replicas: 1, pools: [zone3], template });
new FixedIpStatefulSet(shop, 'vpn-4', { replicas: 1, pools: [zone4], template });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('tke').flatMap(({ workload }) => {
      const zones = new Set(index.subnetsOf(workload).flatMap(({ options }) => options.tke?.zone ?? []));
      const { deletePolicy } = claimLifetime(workload, index.declarationOf(workload.owner)?.reclaim);
      if (zones.size < 2 || deletePolicy === 'Immediate') return [];
      const message = `Its subnets lie in the zones ${[...zones].join(', ')}; a pod that got its address in one cannot move to another.`;
      return finding(tkeSeveralZones, workload.where, message);
    });
  },
};
