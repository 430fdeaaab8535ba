import { claimsOn, fixedPoolsOf } from '../../backends/calico/pool-use';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoMixedPool: Rule = {
  id: 'IPAM311',
  name: 'calico-mixed-pool',
  severity: 'error',
  title: 'IPPool shared by a Deployment and exact claims',
  why: 'Pods of a Deployment take any free address of the pools that they name, so one could sit on the address of a StatefulSet pod that is just restarting.',
  fix: 'Give Deployments a pool of their own.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
const db = pods.pool('db', { cidr: '10.1.0.0/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
db.pin(web);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
const db = pods.pool('db', { cidr: '10.1.0.0/27' });
const front = pods.pool('front', { cidr: '10.1.0.32/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
front.pin(web);`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('calico')
      .flatMap(({ cluster }) => fixedPoolsOf(cluster.name, snapshot))
      .map((pool) => ({ pool, claims: claimsOn(pool.key, snapshot) }))
      .filter(({ claims: { exact, set } }) => exact.length > 0 && set.length > 0)
      .map(({ pool, claims: { exact, set } }) =>
        finding(
          calicoMixedPool,
          pool.where,
          `${pool.key} serves ${set[0]!.owner}, any of its addresses, and ${exact[0]!.owner}, exactly one for each pod.`,
        ),
      ),
};
