import { DIALECTS, knows, type MasqOption } from '../../backends/ip-masq-agent/dialect';
import type { MasqAgentSnapshot } from '../../model/masq-agent';
import { printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const masqOptionIgnored: Rule = {
  id: 'IPAM387',
  name: 'masq-option-ignored',
  severity: 'error',
  title: 'Option that this ip-masq-agent does not know',
  why:
    'An agent reads a key that it does not know without an error and drops it. cidrLimit is known by upstream and GKE from ' +
    '2.9.0, masqLinkLocalIPv6 from 2.5.0; ip-masq-agent-v2 of Azure takes the interval from its flag --resync-interval.',
  fix: 'Leave the option out, or run (and declare) an agent that knows it.',
  versions: 'cidrLimit: up to 2.8; masqLinkLocalIpv6: up to 2.4; resyncInterval: azure',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'], version: '2.8.0', cidrLimit: 70 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'], version: '2.9.0', cidrLimit: 70 });`,
  },
  check: ({ snapshot }) =>
    snapshot.masqAgents.flatMap((agent) =>
      declaredOptions(agent)
        .filter((option) => !knows(agent, option))
        .map((option) => finding(masqOptionIgnored, agent.where, `${nameOf(agent)} does not know ${option}.`)),
    ),
};

/** Those that ask for more than the agent does by itself. */
const declaredOptions = (agent: MasqAgentSnapshot): readonly MasqOption[] => [
  ...(agent.cidrLimit === undefined ? [] : (['cidrLimit'] as const)),
  ...(agent.masqLinkLocalIpv6 ? (['masqLinkLocalIpv6'] as const) : []),
  ...(agent.resyncInterval === undefined ? [] : (['resyncInterval'] as const)),
];

const nameOf = ({ dialect, version }: MasqAgentSnapshot): string =>
  `${DIALECTS[dialect].agent}${version === undefined ? '' : ` ${printVersion(version)}`}`;
