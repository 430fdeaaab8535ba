import type { Answer } from '../../model/answer';
import { counted } from '../../net/counted';
import type { Rule } from '../rule';

export const headRoomBelowReplicas: Rule = {
  id: 'IPAM131',
  name: 'head-room-below-replicas',
  severity: 'error',
  title: 'a maximum below the number of replicas',
  why: 'maxReplicas is how far the workload may be scaled up without a commit; the declared replicas are always within it.',
  fix: 'Raise maxReplicas, lower replicas, or leave maxReplicas out.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, maxReplicas: 2, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, maxReplicas: 5, pools: [db], template });`,
  },
  check: ({ snapshot }: Answer) =>
    snapshot.workloads.flatMap(({ replicas, where }) =>
      replicas.kind === 'one' || replicas.max >= replicas.count
        ? []
        : [
            {
              rule: 'IPAM131',
              severity: 'error',
              where,
              message: `The workload may be scaled to at most ${replicas.max}, but has ${counted(replicas.count, 'replica')}.`,
              fix: headRoomBelowReplicas.fix,
            },
          ],
    ),
};
