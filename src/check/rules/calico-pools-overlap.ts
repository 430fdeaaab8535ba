import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import type { Problem } from '../../model/problem';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoPoolsOverlap: Rule = {
  id: 'IPAM304',
  name: 'calico-pools-overlap',
  severity: 'error',
  title: 'IPPool inside another IPPool',
  why: 'calicoctl and the aggregated API refuse it. With the native API it is stored, marked Allocatable=False and never used, while its addresses go to ordinary pods out of the larger pool.',
  fix: 'Take the addresses out of an automatic subnet as a pool inside that subnet (they become a reservation), or choose a CIDR outside every other pool.',
  check: (answer) => {
    const pools = ipPoolsOf(answer);
    const clusters = [...new Set(pools.map(({ cluster }) => cluster))];
    return clusters.flatMap((name) => overlaps(pools.filter(({ cluster }) => cluster === name)));
  },
};

/** Blocks overlap only when one holds the other, so that a sorted list needs one pass. */
function overlaps(sorted: readonly IpPool[]): readonly Problem[] {
  const problems: Problem[] = [];
  let around: IpPool | undefined;
  for (const pool of sorted) {
    if (around?.cidr.overlaps(pool.cidr)) {
      const message = `The IPPool ${pool.name} (${pool.cidr}) lies in the IPPool ${around.name} (${around.cidr}).`;
      problems.push(finding(calicoPoolsOverlap, pool.where, message));
    } else around = pool;
  }
  return problems;
}
