import type { Rule } from '../rule';

export const claimAfterAnswer: Rule = {
  id: 'IPAM401',
  name: 'claim-after-answer',
  severity: 'error',
  title: 'a declaration after addresses were read',
  why: 'An address that was read while the tree was being built is baked into its reader; a later claim may change it.',
  fix: 'Declare everything first, and read addresses through the values that are filled in at synth.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/31' });
const shop = prod.namespace('shop');
const redis = new FixedIpStatefulSet(shop, 'redis', { replicas: 1, pools: [db], template });
const manifest = redis.toJson();
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, addresses: { 0: '10.1.0.0' }, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/31' });
const shop = prod.namespace('shop');
const redis = new FixedIpStatefulSet(shop, 'redis', { replicas: 1, pools: [db], template });
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, addresses: { 0: '10.1.0.0' }, pools: [db], template });
const manifest = redis.toJson();`,
  },
};
