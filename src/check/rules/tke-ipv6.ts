import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeIpv6: Rule = {
  id: 'IPAM347',
  name: 'tke-ipv6',
  severity: 'error',
  title: 'Fixed IPv6 address on TKE',
  why: 'TKE has IPv6 only with shared interfaces in non-static mode (from ipamd 3.4.5), and static mode is what keeps addresses.',
  fix: 'Claim IPv4 only: from a pool without an IPv6 block.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.interfaces.some(({ families }) => families.includes(6)))
      .map(({ workload }) => finding(tkeIpv6, workload.where, 'It claims IPv6 addresses, which TKE does not keep.')),
};
