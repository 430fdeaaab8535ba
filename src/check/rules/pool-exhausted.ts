import type { Rule } from '../rule';

export const poolExhausted: Rule = {
  id: 'IPAM200',
  name: 'pool-exhausted',
  severity: 'error',
  title: 'a pool without enough free addresses',
  why: 'Synth refuses only what is impossible without moving anything: addresses of others, head-room, retained and released lines are never given away.',
  fix: 'Add a pool, widen it, lower maxReplicas, release what is retained, or let lock gc remove what was released.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/30' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 6, maxReplicas: 9, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/28' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 6, maxReplicas: 9, pools: [db], template });`,
  },
};
