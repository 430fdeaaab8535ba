import { hasGuard } from '../../backends/admission/policy-versions';
import { printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const noAddressGuard: Rule = {
  id: 'IPAM510',
  name: 'no-address-guard',
  severity: 'warning',
  title: 'Kubernetes that cannot guard addresses',
  why: 'The guard is a ValidatingAdmissionPolicy, which exists from Kubernetes 1.30 on, and reads addresses with functions that policies may use from 1.31 on. Without it every author of a pod may take any free address by annotation, whatever the CNI.',
  fix: 'Upgrade, or let only trusted accounts create pods.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.29' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.31' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
  check: ({ snapshot }) =>
    snapshot.clusters
      .filter(
        (cluster) => !hasGuard(cluster) && snapshot.workloads.some(({ identity }) => identity.cluster === cluster.name),
      )
      .map(({ where, kubernetes }) =>
        finding(
          noAddressGuard,
          where,
          `Workloads claim addresses on Kubernetes ${printVersion(kubernetes)}, on which no policy can guard them.`,
        ),
      ),
};
