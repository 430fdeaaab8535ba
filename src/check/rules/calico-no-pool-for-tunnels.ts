import { hasNamespaceSelector } from '../../backends/calico/calico-config';
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
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const calico = { vxlanMode: 'Always', namespaceSelector: "team == 'shop'" } as const;
prod.subnet('shop', { cidr: '10.1.0.0/16', automatic: true, calico });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const calico = { vxlanMode: 'Always', namespaceSelector: "team == 'shop'" } as const;
prod.subnet('shop', { cidr: '10.1.0.0/16', automatic: true, calico });
prod.subnet('tunnels', { cidr: '10.2.0.0/16', automatic: true, calico: { vxlanMode: 'Always' } });`,
  },
  check: (answer) => {
    const automatic = ipPoolsOf(answer).filter(({ use, lifecycle }) => use === 'automatic' && lifecycle !== 'retired');
    return automatic
      .filter(({ options, config }) => options.namespaceSelector !== undefined && hasNamespaceSelector(config))
      .filter((pool) => wrappersOf(pool).some((by) => !automatic.some((other) => servesTunnelsOf(other, pool, by))))
      .map(({ name, where }) =>
        finding(
          calicoNoPoolForTunnels,
          where,
          `The IPPool ${name} is encapsulated and has a namespaceSelector, and no other declared pool has addresses for tunnels.`,
        ),
      );
  },
};

type Wrapper = 'IPIP' | 'VXLAN';

/** What wraps the packets of a pool. IPIP carries IPv4 only, whatever is said for a subnet of both families. */
export function wrappersOf({ cidr, options: { ipipMode = 'Never', vxlanMode = 'Never' } }: IpPool): readonly Wrapper[] {
  const ipip = ipipMode !== 'Never' && cidr.family === 4;
  return [...(ipip ? (['IPIP'] as const) : []), ...(vxlanMode === 'Never' ? [] : (['VXLAN'] as const))];
}

/** Of a pool that is there already nobody has to say how it wraps. */
export const mayWrap = (pool: IpPool, by: Wrapper): boolean =>
  wrappersOf(pool).includes(by) ||
  (pool.isExisting && pool.options.ipipMode === undefined && pool.options.vxlanMode === undefined);

const servesTunnelsOf = (other: IpPool, pool: IpPool, by: Wrapper): boolean =>
  other.cluster === pool.cluster &&
  other.cidr.family === pool.cidr.family &&
  other.lifecycle === 'active' &&
  other.options.namespaceSelector === undefined &&
  mayWrap(other, by);
