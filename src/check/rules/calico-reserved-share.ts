import { reservedInPool, reservedInSubnet } from '../../backends/calico/ip-reservation';
import { fixedPoolsOf, useOf } from '../../backends/calico/pool-use';
import { isClosed } from '../../backends/serving-pools';
import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { Problem } from '../../model/problem';
import type { PoolSnapshot, SubnetSnapshot } from '../../model/snapshot';
import type { RangeSet } from '../../net/range-set';
import { finding } from '../finding';
import type { Rule } from '../rule';

/** A sealed pool, or one that is given up, is not searched for a free address: there the share does not count. */
export const calicoReservedShare: Rule = {
  id: 'IPAM314',
  name: 'calico-reserved-share',
  severity: 'warning',
  title: 'More than a tenth of a pool is reserved from which Calico assigns',
  why: 'For every pod that starts, Calico compares free addresses with every reserved CIDR; it advises to keep reservations below 10 % of a pool. In a pool of less than 64 addresses, one default block, there is not much to compare.',
  fix: 'Move workloads with fixed addresses to a pool of their own, in a subnet that is not automatic; of a pool that pods share, make it larger, or let cdk8s-ipam lock gc remove what is released.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const reserve = [{ range: '10.1.0.1..30', reason: 'machines outside Kubernetes' }];
prod.subnet('pods', { cidr: '10.1.0.0/24', automatic: true, reserve });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const reserve = [{ range: '10.1.0.1..20', reason: 'machines outside Kubernetes' }];
prod.subnet('pods', { cidr: '10.1.0.0/24', automatic: true, reserve });`,
  },
  check: (answer) =>
    indexOf(answer.snapshot)
      .clustersOn('calico')
      .flatMap(({ cluster: { name } }) => [
        ...answer.snapshot.subnets
          .filter((subnet) => subnet.cluster === name && subnet.isAutomatic && !isClosed(subnet))
          .flatMap((subnet) => crowded(subnet, reservedInSubnet(subnet, answer), answer)),
        ...fixedPoolsOf(name, answer.snapshot)
          .filter((pool) => isShared(pool, answer))
          .flatMap((pool) => crowded(pool, reservedInPool(pool, answer), answer)),
      ]),
};

/** Of Deployments, or of the ordinary pods of a namespace. */
const isShared = (pool: PoolSnapshot, { snapshot }: Answer): boolean =>
  !isClosed(pool) &&
  (useOf(pool.key, snapshot) === 'set' || snapshot.namespaces.some(({ pools }) => pools.includes(pool.key)));

const crowded = (
  { key, where }: Pick<SubnetSnapshot, 'key' | 'where'>,
  reserved: RangeSet,
  { view }: Answer,
): readonly Problem[] =>
  view.cidrsOf(key).flatMap((cidr) => {
    const { size } = reserved.ofFamily(cidr.family);
    if (cidr.size < SMALLEST || size * 10n <= cidr.size) return [];
    const message = `${size} of the ${cidr.size} addresses of ${cidr} are reserved.`;
    return finding(calicoReservedShare, where, message);
  });

const SMALLEST = 64n;
