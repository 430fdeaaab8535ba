import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnOneSubnet: Rule = {
  id: 'IPAM327',
  name: 'kube-ovn-one-subnet',
  severity: 'error',
  title: 'Kube-OVN interface with pools in several subnets',
  why:
    'A NIC of a pod hangs on one logical switch, and one template serves all pods of a workload: the annotation ' +
    'logical_switch names one subnet.',
  fix: 'Claim from pools of one subnet for each interface; for two families use a subnet that has both.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
const more = prod.subnet('more', { cidr: '10.2.0.0/24' }).pool('db');
const db = pods.pool('db', { cidr: '10.1.0.64/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db, more], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
const more = pods.pool('more', { cidr: '10.1.0.32/27' });
const db = pods.pool('db', { cidr: '10.1.0.64/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db, more], template });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload }) =>
      workload.interfaces.flatMap((face) => {
        // Subnets of two VPCs are refused before: what is claimed is unique in one network only.
        const subnets = index.subnetsOfInterface(face).filter(({ network }) => network === face.network);
        const keys = subnets.map(({ key }) => key);
        const what = face.nic === undefined ? 'Its pools' : `The pools of its NIC ${face.nic}`;
        const message = `${what} lie in several subnets (${keys.join(', ')}), but a NIC hangs on one.`;
        return keys.length < 2 ? [] : finding(kubeOvnOneSubnet, workload.where, message);
      }),
    );
  },
};
