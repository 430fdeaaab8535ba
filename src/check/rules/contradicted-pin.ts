import type { Rule } from '../rule';

export const contradictedPin: Rule = {
  id: 'IPAM403',
  name: 'contradicted-pin',
  severity: 'error',
  title: 'a pod template that contradicts its pin',
  why: 'The template (or a JsonPatch) sets an annotation, label or resource that the allocation decides.',
  fix: 'Remove it from the template: the pin writes it.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const redis = new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 2, pools: [db], template });
const annotations = { 'ovn.kubernetes.io/ip_pool': '10.1.0.98,10.1.0.99' };
redis.addJsonPatch(JsonPatch.add('/spec/template/metadata/annotations', annotations));`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const redis = new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 2, pools: [db], template });
const annotations = { 'ovn.kubernetes.io/ingress_rate': '3' };
redis.addJsonPatch(JsonPatch.add('/spec/template/metadata/annotations', annotations));`,
  },
};
