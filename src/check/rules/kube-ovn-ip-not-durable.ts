import { indexOf } from '../../backends/snapshot-index';
import { isAtLeast, printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnIpNotDurable: Rule = {
  id: 'IPAM330',
  name: 'kube-ovn-ip-not-durable',
  severity: 'warning',
  title: 'IP objects that do not outlive their workload',
  why:
    'From 1.14.7 on the controller deletes, whenever it starts, each IP object whose StatefulSet or virtual machine is ' +
    'gone, and does not look at the label ip_reserved. From 1.14 on, deleting a virtual machine deletes its IP ' +
    'objects at once. The address stays out of use all the same: it stands in the IPPool of leases.',
  fix: 'Do without IP objects (ipObjects: false): the IPPool keeps the addresses of deleted workloads on every version.',
  versions: 'from 1.14',
  example: {
    kind: 'declared',
    bad: `const backend = KubeOvn.version('1.14.7', { ipObjects: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const reclaim = ReclaimPolicy.neverReclaimed();
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], reclaim, template });`,
    good: `const backend = KubeOvn.version('1.14.7');
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const reclaim = ReclaimPolicy.neverReclaimed();
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], reclaim, template });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload, config }) => {
      const since = SINCE.get(workload.identity.kind);
      const onDelete = index.declarationOf(workload.owner)?.reclaim.onDelete ?? 'release';
      if (!config.ipObjects || since === undefined || onDelete === 'release') return [];
      if (!isAtLeast(config.version, since)) return [];
      const message = `It is to keep its addresses after its deletion, but Kube-OVN ${printVersion(config.version)} deletes its IP objects then.`;
      return finding(kubeOvnIpNotDurable, workload.where, message);
    });
  },
};

const SINCE: ReadonlyMap<string, string> = new Map([
  ['StatefulSet', '1.14.7'],
  ['VirtualMachine', '1.14'],
]);
