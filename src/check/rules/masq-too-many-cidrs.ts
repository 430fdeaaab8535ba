import { cidrLimitOf, DIALECTS } from '../../backends/ip-masq-agent/dialect';
import { destinationsOf } from '../../backends/ip-masq-agent/masq-config';
import { finding } from '../finding';
import { masqFlaws } from '../masq-object';
import type { Rule } from '../rule';

export const masqTooManyCidrs: Rule = {
  id: 'IPAM380',
  name: 'masq-too-many-cidrs',
  severity: 'error',
  title: 'More destinations than ip-masq-agent accepts',
  why:
    'The agent refuses a file with more than 64 destination CIDRs, or cidrLimit where that is declared (upstream and GKE, ' +
    'from 2.9.0). Refusing, it keeps its old rules and only logs it; ip-masq-agent-v2 of Azure ends with an error.',
  fix: 'Name larger CIDRs (adjacent ones are joined already), or declare cidrLimit where the agent knows it.',
  versions: 'all; another limit (cidrLimit) from 2.9.0',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const nonMasqueradeCidrs = Array.from({ length: 65 }, (_, i) => \`10.\${2 * i}.0.0/16\`);
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const nonMasqueradeCidrs = ['10.0.0.0/8'];
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs });`,
  },
  check: ({ snapshot }) =>
    snapshot.masqAgents
      .filter((agent) => destinationsOf(agent).length > cidrLimitOf(agent))
      .map((agent) =>
        finding(
          masqTooManyCidrs,
          agent.where,
          `There are ${destinationsOf(agent).length} destination CIDRs after joining. ` +
            `${DIALECTS[agent.dialect].agent} accepts ${cidrLimitOf(agent)}; else it ${DIALECTS[agent.dialect].whenRefused}.`,
        ),
      ),
  lint: (object) => masqFlaws(object, ({ faults }) => faults.filter(({ kind }) => kind === 'limit')),
};
