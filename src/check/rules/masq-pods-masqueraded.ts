import type { MasqAgentSnapshot } from '../../model/masq-agent';
import type { SubnetSnapshot } from '../../model/snapshot';
import type { Cidr } from '../../net/cidr';
import { RangeSet } from '../../net/range-set';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const masqPodsMasqueraded: Rule = {
  id: 'IPAM393',
  name: 'masq-pods-masqueraded',
  severity: 'warning',
  title: 'Pod subnet that is not among the destinations',
  why:
    'A declared list takes the place of the agent’s own (RFC 1918). Pods whose subnet it leaves out are spoken to with the ' +
    'addresses of nodes, also by other pods of the cluster: network policies and firewalls see no pod any more. On AKS the ' +
    'platform’s own file has the CIDRs of the network.',
  fix: 'Add the CIDR of the subnet to nonMasqueradeCidrs.',
  example: {
    kind: 'declared',
    bad: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
const nonMasqueradeCidrs = ['172.16.0.0/12'];
prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs });`,
    good: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
const nonMasqueradeCidrs = ['172.16.0.0/12', '10.0.0.0/8'];
prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs });`,
  },
  check: ({ snapshot, view }) =>
    snapshot.masqAgents
      .filter(({ dialect, nonMasqueradeCidrs }) => dialect !== 'azure' && nonMasqueradeCidrs.length > 0)
      .flatMap((agent) => {
        const destinations = RangeSet.from(agent.nonMasqueradeCidrs);
        return snapshot.subnets
          .filter((subnet) => subnet.cluster === agent.cluster)
          .flatMap((subnet) =>
            ipv4Of(view.cidrsOf(subnet.key))
              .filter(({ range }) => !destinations.covers(range))
              .map((cidr) => notAmong(cidr, subnet, agent)),
          );
      }),
};

const notAmong = (cidr: Cidr, { key }: SubnetSnapshot, { where }: MasqAgentSnapshot) =>
  finding(masqPodsMasqueraded, where, `${cidr}, the subnet ${key}, is not wholly among the destinations.`);

const ipv4Of = (cidrs: readonly Cidr[]): readonly Cidr[] => cidrs.filter(({ family }) => family === 4);
