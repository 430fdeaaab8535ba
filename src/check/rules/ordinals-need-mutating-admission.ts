import { needsMutation } from '../../backends/calico/needs-mutation';
import { indexOf } from '../../backends/snapshot-index';
import { printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const ordinalsNeedMutatingAdmission: Rule = {
  id: 'IPAM501',
  name: 'ordinals-need-mutating-admission',
  severity: 'error',
  title: 'Several pods of one template, on Kubernetes that cannot tell them apart',
  why: 'All pods of a StatefulSet share one template, and Calico knows no ordinals, so the API server has to write the address of each pod into it. That is MutatingAdmissionPolicy: Kubernetes 1.36, or 1.34 and 1.35 with its feature gate.',
  fix:
    'Upgrade to Kubernetes 1.36; or open the gate on 1.34 or 1.35 and set mutatingAdmissionPolicy: true of the cluster; or declare one StatefulSet with one replica, ' +
    'or a bare Pod, for each address; or a Deployment with a pool of its own, if any of the addresses will do; or use Kube-OVN.',
  example: {
    kind: 'declared',
    bad: `const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.35' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('calico')
      .flatMap(({ workload }) => {
        const cluster = indexOf(snapshot).clusterOf(workload);
        if (cluster === undefined || cluster.mutatingAdmissionPolicy !== undefined) return [];
        if (workload.contract !== 'exact' || !needsMutation(workload, cluster)) return [];
        const message = `${workload.owner} has more than one pod, and Kubernetes ${printVersion(cluster.kubernetes)} of its cluster has no MutatingAdmissionPolicy.`;
        return finding(ordinalsNeedMutatingAdmission, workload.where, message);
      }),
};
