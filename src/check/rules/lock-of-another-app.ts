import type { Rule } from '../rule';

export const lockOfAnotherApp: Rule = {
  id: 'IPAM257',
  name: 'lock-of-another-app',
  severity: 'error',
  title: 'the lock of another app',
  why: 'It holds addresses, and none for a cluster that is declared. All of them would be released, and handed out anew later.',
  fix: 'Name the right file. Where the clusters were really removed or renamed, declare an old one once more, without workloads.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  test:
    leases:
      - 10.9.0.4..10.9.0.6 bound test/bank/StatefulSet/ledger 0..2`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const test = new Cluster(app, 'test', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = test.subnet('pods', { cidr: '10.9.0.0/24' }).pool('db', { cidr: '10.9.0.0/27' });
new FixedIpStatefulSet(test.namespace('bank'), 'ledger', { replicas: 3, pools: [db], template });`,
  },
};
