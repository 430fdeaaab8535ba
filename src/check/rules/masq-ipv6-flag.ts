import { DIALECTS } from '../../backends/ip-masq-agent/dialect';
import { finding } from '../finding';
import { masqFlaws } from '../masq-object';
import type { Rule } from '../rule';

export const masqIpv6Flag: Rule = {
  id: 'IPAM385',
  name: 'masq-ipv6-flag',
  severity: 'warning',
  title: 'IPv6 destinations for ip-masq-agent',
  why:
    'The agent refuses a file with an IPv6 CIDR unless it was started with --enable-ipv6 (from 2.5.0 on), and then keeps ' +
    'its old rules; ip-masq-agent-v2 of Azure ends with an error.',
  fix: 'Start the agent with --enable-ipv6 and declare enableIpv6: true, or leave out the IPv6 destinations.',
  versions: 'all; the flag from 2.5.0',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8', 'fd00::/8'] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8', 'fd00::/8'], enableIpv6: true });`,
  },
  check: ({ snapshot }) =>
    snapshot.masqAgents
      .filter((agent) => agent.enableIpv6 !== true && agent.nonMasqueradeCidrs.some(({ family }) => family === 6))
      .map((agent) =>
        finding(
          masqIpv6Flag,
          agent.where,
          `${DIALECTS[agent.dialect].agent} accepts IPv6 destinations with --enable-ipv6 only, and here are some.`,
        ),
      ),
  lint: (object) => masqFlaws(object, ({ faults }) => faults.filter(({ kind }) => kind === 'ipv6')),
};
