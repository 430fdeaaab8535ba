import type { Rule } from '../rule';

export const generatedName: Rule = {
  id: 'IPAM122',
  name: 'generated-name',
  severity: 'error',
  title: 'a workload whose name cdk8s made up',
  why: 'cdk8s derives such names from the construct path. The name is the key of the leases, so moving code between charts would give every address away.',
  fix: 'Give the object a name (metadata.name).',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  spec: { replicas: 3, template },
});
db.pin(web);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: { replicas: 3, template },
});
db.pin(web);`,
  },
};
