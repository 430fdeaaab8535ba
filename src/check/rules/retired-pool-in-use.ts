import { finding } from '../finding';
import type { Rule } from '../rule';
import { describeStanding, standingIn } from '../standing-lines';

export const retiredPoolInUse: Rule = {
  id: 'IPAM224',
  name: 'retired-pool-in-use',
  severity: 'error',
  title: 'a retired pool in which somebody stands',
  why: 'A retired pool is switched off in the cluster. Calico then refuses its addresses to those who ask for them, also to the pods that have them in the lock, as soon as these are made anew.',
  fix: 'Declare it as draining; move who is bound (cdk8s-ipam lock move <workload> --to <other pool>), release what is retained (cdk8s-ipam lock release), let cdk8s-ipam lock gc remove what is released; then retire it.',
  isFinal: true,
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.4 retained prod/shop/Pod/mail for=forever`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27', lifecycle: 'retired' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27', lifecycle: 'draining' });`,
  },
  check: (answer) =>
    answer.snapshot.pools
      .filter(({ lifecycle }) => lifecycle === 'retired')
      .flatMap((pool) => {
        const standing = standingIn(pool, answer);
        if (standing.length === 0) return [];
        const message = `${pool.key} is retired, but the lock still has lines in it: ${describeStanding(standing)}.`;
        return finding(retiredPoolInUse, pool.where, message);
      }),
};
