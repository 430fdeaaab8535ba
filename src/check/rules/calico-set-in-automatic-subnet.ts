import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoSetInAutomaticSubnet: Rule = {
  id: 'IPAM316',
  name: 'calico-set-in-automatic-subnet',
  severity: 'error',
  title: 'Deployment with addresses out of an automatic subnet',
  why: 'Pods of a Deployment can only name whole IPPools. The IPPool of an automatic subnet is the subnet itself, with the addresses of the Deployment reserved in it: its pods would get any others.',
  fix: 'Claim from a pool in a subnet that is not automatic, or make it a StatefulSet.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24', automatic: true });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
pods.pool('front', { cidr: '10.1.0.0/27' }).pin(web);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
pods.pool('front', { cidr: '10.1.0.0/27' }).pin(web);`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index
      .workloadsOn('calico')
      .filter(({ workload }) => workload.contract === 'set')
      .flatMap(({ workload }) =>
        index
          .subnetsOf(workload)
          .filter((subnet) => subnet.isAutomatic)
          .map((subnet) =>
            finding(
              calicoSetInAutomaticSubnet,
              workload.where,
              `${workload.owner} claims from a pool in ${subnet.key}, which Calico uses for ordinary pods.`,
            ),
          ),
      );
  },
};
