import { isCniKey } from '../cni-annotation';
import { type Fields, type ForeignObject, fields } from '../foreign-object';
import { type AnnotationPlace, podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const hostNetwork: Rule = {
  id: 'IPAM128',
  name: 'host-network',
  severity: 'error',
  title: 'an address for a pod on the host network',
  why: 'A pod with hostNetwork has the addresses of its node; no CNI gives it another.',
  fix: 'Remove hostNetwork from the template; or do not pin the workload, and remove annotations that ask for an address.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const redis = { name: 'redis', image: 'redis:7.4' };
const template = { spec: { hostNetwork: true, containers: [redis] } };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const redis = { name: 'redis', image: 'redis:7.4' };
const template = { spec: { containers: [redis] } };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
  check: ({ snapshot }) =>
    snapshot.workloads
      .filter(({ template }) => template.hostNetwork)
      .map(({ where }) => ({
        rule: 'IPAM128',
        severity: 'error',
        where,
        message:
          'The pods are on the host network: they have the addresses of their nodes, and no CNI gives them another.',
        fix: hostNetwork.fix,
      })),
  lint: (object) => {
    const place = podAnnotations(object);
    if (place === undefined || podSpecAt(object, place).hostNetwork !== true) return [];
    return Object.keys(place.annotations)
      .filter(isCniKey)
      .map((key) => ({
        object,
        path: [...place.path, key],
        message: `The annotation ${key} has no effect: the pods are on the host network.`,
        severity: 'warning',
      }));
  },
};

/** Beside the metadata in which the annotations stand. */
const podSpecAt = ({ value }: ForeignObject, { path }: AnnotationPlace): Fields =>
  fields(path.slice(0, -2).reduce<Fields>((inner, key) => fields(inner[key]), value).spec);
