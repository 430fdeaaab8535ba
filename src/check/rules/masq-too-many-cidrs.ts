import { destinationsOf } from '../../backends/ip-masq-agent/masq-config';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const masqTooManyCidrs: Rule = {
  id: 'IPAM380',
  name: 'masq-too-many-cidrs',
  severity: 'error',
  title: 'More destinations than ip-masq-agent accepts',
  why:
    'The upstream agent refuses a file with more than 64 destination CIDRs (from 2.9.0 on unless cidrLimit allows more), ' +
    'keeps its old rules and only logs it.',
  fix: 'Name larger CIDRs; adjacent ones are joined already.',
  check: ({ snapshot }) =>
    snapshot.masqAgents
      .filter((agent) => agent.dialect === 'upstream' && destinationsOf(agent).length > 64)
      .map((agent) =>
        finding(
          masqTooManyCidrs,
          agent.where,
          `There are ${destinationsOf(agent).length} destination CIDRs after joining; the agent accepts 64.`,
        ),
      ),
};
