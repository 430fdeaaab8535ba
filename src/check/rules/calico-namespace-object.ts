import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoNamespaceObject: Rule = {
  id: 'IPAM602',
  name: 'calico-namespace-object',
  severity: 'error',
  title: 'Pools for a Namespace that is not emitted',
  why: 'Calico reads them from an annotation of the Namespace object. One that is declared as existing, such as default and the kube-… ones always are, is not emitted here, so that the annotation would stand nowhere.',
  fix: 'Let the namespace be emitted (without existing: true), or put the annotation on it where it is made.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const front = prod.subnet('front', { cidr: '10.2.0.0/16', automatic: true });
prod.namespace('shop', { existing: true, calico: { pools: [front] } });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const front = prod.subnet('front', { cidr: '10.2.0.0/16', automatic: true });
prod.namespace('shop', { calico: { pools: [front] } });`,
  },
  check: ({ snapshot }) =>
    snapshot.namespaces
      .filter(({ isExisting, pools }) => isExisting && pools.length > 0)
      .map(({ cluster, name, where }) =>
        finding(calicoNamespaceObject, where, `The Namespace ${cluster}/${name} is there already, and not emitted.`),
      ),
};
