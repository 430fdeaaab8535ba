import type { Rule } from '../rule';

export const noObjectToPin: Rule = {
  id: 'IPAM126',
  name: 'no-object-to-pin',
  severity: 'error',
  title: 'a construct without an object to pin',
  why: 'A pin is written into one object. A construct with several, or none, does not say which.',
  fix: 'Pin the ApiObject itself.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const parts = new Construct(prod.namespace('shop'), 'parts');
const web = new ApiObject(parts, 'web', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: { replicas: 3, template },
});
db.pin(parts as ApiObject);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const parts = new Construct(prod.namespace('shop'), 'parts');
const web = new ApiObject(parts, 'web', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: { replicas: 3, template },
});
db.pin(web);`,
  },
};
