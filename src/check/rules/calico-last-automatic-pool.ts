import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { nameOf } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { mayWrap, wrappersOf } from './calico-no-pool-for-tunnels';

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
      .filter(({ lifecycle }) => lifecycle !== 'active')
      .flatMap((pool) => {
        const fault = faultOf(
          pool,
          automatic.filter((other) => succeeds(other, pool)),
        );
        const { name, cidr, lifecycle, where } = pool;
        const message = `The IPPool ${name} (${cidr}) is ${lifecycle}, and ${fault}.`;
        return fault === undefined ? [] : finding(calicoLastAutomaticPool, where, message);
      });
  },
};

const succeeds = (other: IpPool, pool: IpPool): boolean =>
  other.lifecycle === 'active' && other.cluster === pool.cluster && other.cidr.family === pool.cidr.family;

/** Completes "the IPPool is draining, and …". */
function faultOf(pool: IpPool, successors: readonly IpPool[]): string | undefined {
  const what = `other automatic ${nameOf(pool.cidr.family)} subnet of the cluster ${pool.cluster}`;
  if (successors.length === 0) return `no ${what} is active`;
  if (pool.lifecycle === 'retired') return undefined;
  const lost = wrappersOf(pool).filter((by) => !successors.some((other) => mayWrap(other, by)));
  return lost.length === 0
    ? undefined
    : `no ${what} has ${lost.join(' and ')}: nodes lose the addresses of the tunnels to the pods that are still in it`;
}
