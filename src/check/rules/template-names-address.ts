import { ADDRESS_KEYS, POOL_KEYS } from '../../backends/calico/annotations';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const templateNamesAddress: Rule = {
  id: 'IPAM511',
  name: 'template-names-address',
  severity: 'error',
  title: 'Pod template that names addresses or pools by hand',
  why: 'The allocation says which address each pod has. An annotation beside it would win, lose or have the pod refused by the admission policies, as the case may be.',
  fix: 'Remove the annotation; pin the address in the declaration if it must be that one.',
  isFinal: true,
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const annotations = { 'cni.projectcalico.org/floatingIPs': '["10.9.0.5"]' };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', {
  replicas: 3,
  pools: [db],
  template: { metadata: { annotations }, ...template },
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const annotations = { 'prometheus.io/scrape': 'true' };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', {
  replicas: 3,
  pools: [db],
  template: { metadata: { annotations }, ...template },
});`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('calico')
      .flatMap(({ workload }) =>
        [...ADDRESS_KEYS, ...POOL_KEYS]
          .filter((key) => key in workload.template.annotations)
          .map((key) =>
            finding(
              templateNamesAddress,
              workload.where,
              `The pod template has ${key}: ${workload.template.annotations[key]}.`,
            ),
          ),
      ),
};
