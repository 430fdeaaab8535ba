import { indexOf } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { knows } from '../../backends/tke/knows';
import type { TkeConfig, WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeIpv6: Rule = {
  id: 'IPAM347',
  name: 'tke-ipv6',
  severity: 'error',
  title: 'Fixed IPv6 address on TKE',
  why: 'TKE has IPv6 only with shared interfaces in non-static mode (from ipamd 3.4.5), and static mode is what keeps addresses.',
  fix:
    'Claim IPv4 only: from a pool without an IPv6 block. In a cluster with staticIp: false and shared interfaces, ' +
    "tke: { claimDeletePolicy: 'Immediate' } lets pods have any IPv6 address.",
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d' };
const zone3 = prod.subnet('zone3', { cidr: ['10.1.0.0/24', 'fd00:1::/64'], tke }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.interfaces.some(({ families }) => families.includes(6)))
      .filter(({ workload, config }) => !mayHaveAny(workload, config))
      .map(({ workload }) => finding(tkeIpv6, workload.where, 'It claims IPv6 addresses, which TKE does not keep.')),
};

const mayHaveAny = (workload: WorkloadSnapshot, config: TkeConfig): boolean =>
  claimLifetime(workload, undefined).deletePolicy === 'Immediate' &&
  !config.staticIp &&
  config.networkMode === 'tke-route-eni' &&
  knows(config, 'ipv6');
