import type { Rule } from '../rule';

export const unknownAddress: Rule = {
  id: 'IPAM405',
  name: 'unknown-address',
  severity: 'error',
  title: 'an address is read that nobody has decided',
  why:
    'A value without an address would be left out of the manifest in silence: an allow-list with a hole. The ordinal is ' +
    'beyond maxReplicas, the pools lack the family, or the CNI chooses the address itself (TKE, except for bare Pods).',
  fix: 'Read ordinals below maxReplicas (counted from ordinals.start) and families of the pools; on TKE use the CIDR of a pool instead.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
const redis = new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });
new ApiObject(shop, 'firewall', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'firewall' },
  data: { last: redis.address(3) },
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
const redis = new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });
new ApiObject(shop, 'firewall', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'firewall' },
  data: { last: redis.address(2) },
});`,
  },
};
