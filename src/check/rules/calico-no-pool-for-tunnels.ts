import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoNoPoolForTunnels: Rule = {
  id: 'IPAM607',
  name: 'calico-no-pool-for-tunnels',
  severity: 'warning',
  versions: 'from 3.31',
  title: 'Encapsulation without a pool for the tunnels of nodes',
  why: 'Nodes take the addresses of their tunnels from pools with the same encapsulation, and a pool with a namespaceSelector serves no tunnels (from 3.31).',
  fix: 'Leave one automatic subnet with this encapsulation without a namespaceSelector.',
  check: (answer) => {
    const wrapped = ipPoolsOf(answer).filter((pool) => pool.use === 'automatic' && isWrapped(pool));
    return wrapped
      .filter(({ options }) => options.namespaceSelector !== undefined)
      .filter((pool) => !wrapped.some((other) => servesTunnelsOf(other, pool)))
      .map(({ name, where }) =>
        finding(
          calicoNoPoolForTunnels,
          where,
          `The IPPool ${name} is encapsulated and has a namespaceSelector, and no other declared pool has addresses for tunnels.`,
        ),
      );
  },
};

const isWrapped = ({ options: { ipipMode = 'Never', vxlanMode = 'Never' } }: IpPool): boolean =>
  ipipMode !== 'Never' || vxlanMode !== 'Never';

const servesTunnelsOf = (other: IpPool, pool: IpPool): boolean =>
  other.cluster === pool.cluster &&
  other.cidr.family === pool.cidr.family &&
  other.lifecycle === 'active' &&
  other.options.namespaceSelector === undefined;
