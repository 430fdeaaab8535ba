import { indexOf } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeStaticIpMode: Rule = {
  id: 'IPAM350',
  name: 'tke-static-ip-mode',
  severity: 'error',
  title: 'Kept addresses in a cluster without static IP mode',
  why: 'TKE keeps addresses and honours nominated subnets only in static IP mode, which is chosen when VPC-CNI is switched on and cannot be toggled later.',
  fix:
    'Declare staticIp: true if the cluster has it; else switch VPC-CNI off and on again with static IP support, or say ' +
    "tke: { claimDeletePolicy: 'Immediate' } where only an EIP matters.",
  example: {
    kind: 'declared',
    bad: `const backend = Tke.ipamd('3.5.0', { staticIp: false });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
    good: `const backend = Tke.ipamd('3.5.0', { staticIp: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index
      .workloadsOn('tke')
      .filter(({ config }) => !config.staticIp)
      .filter(({ workload }) => claimLifetime(workload, undefined).deletePolicy === 'Never')
      .map(({ workload }) =>
        finding(
          tkeStaticIpMode,
          workload.where,
          'It is to keep its addresses, but its cluster is not in static IP mode.',
        ),
      );
  },
};
