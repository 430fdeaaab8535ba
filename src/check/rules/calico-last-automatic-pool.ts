import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { nameOf } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoLastAutomaticPool: Rule = {
  id: 'IPAM603',
  name: 'calico-last-automatic-pool',
  severity: 'warning',
  title: 'Automatic subnet that is given up without a successor',
  why: 'Ordinary pods and the tunnels of nodes get their addresses from automatic pools. While the only one drains, new pods fail with "no configured Calico pools", and nodes lose the addresses of their tunnels.',
  fix: 'Declare another automatic subnet of the same family first, with the same encapsulation.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, lifecycle: 'draining' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, lifecycle: 'draining' });
prod.subnet('next', { cidr: '10.2.0.0/16', automatic: true });`,
  },
  check: (answer) => {
    const automatic = ipPoolsOf(answer).filter(({ use }) => use === 'automatic');
    return automatic
      .filter((pool) => pool.lifecycle !== 'active' && !automatic.some((other) => succeeds(other, pool)))
      .map(({ name, cidr, cluster, lifecycle, where }) =>
        finding(
          calicoLastAutomaticPool,
          where,
          `The IPPool ${name} (${cidr}) is ${lifecycle}, and no other automatic ${nameOf(cidr.family)} subnet of the cluster ${cluster} is active.`,
        ),
      );
  },
};

const succeeds = (other: IpPool, pool: IpPool): boolean =>
  other.lifecycle === 'active' && other.cluster === pool.cluster && other.cidr.family === pool.cidr.family;
