import type { Answer } from '../../model/answer';
import type { Problem } from '../../model/problem';
import type { PoolSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { describeStanding, standingIn } from '../standing-lines';

/** Says how far it is: not a fault, but nobody should forget a pool half-way. */
export const poolDraining: Rule = {
  id: 'IPAM225',
  name: 'pool-draining',
  severity: 'warning',
  title: 'a pool that is being drained',
  why: 'Nothing new is placed in it, and what stands there stays until it is moved, released or gone. A pool that is empty can be retired.',
  fix: 'Move who is bound (cdk8s-ipam lock move <workload> --to <other pool>), release what is retained (cdk8s-ipam lock release), let cdk8s-ipam lock gc remove what is released.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.4 retained prod/shop/Pod/mail for=forever`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27', lifecycle: 'draining' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27' });`,
  },
  check: (answer) =>
    answer.snapshot.pools.filter(({ lifecycle }) => lifecycle === 'draining').map((pool) => progressOf(pool, answer)),
};

function progressOf(pool: PoolSnapshot, answer: Answer): Problem {
  const standing = standingIn(pool, answer);
  if (standing.length > 0)
    return finding(poolDraining, pool.where, `${pool.key} is draining; still in it: ${describeStanding(standing)}.`);
  return {
    ...finding(poolDraining, pool.where, `${pool.key} is draining, and nothing stands in it any more.`),
    fix: "Declare it as retired: lifecycle: 'retired'.",
  };
}
