import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnEipSubnet: Rule = {
  id: 'IPAM143',
  name: 'kube-ovn-eip-subnet',
  severity: 'error',
  title: 'Public addresses from a subnet that is not external',
  why:
    'An OvnEip takes its address from an underlay subnet, which a VLAN connects to the network outside. In an overlay ' +
    'subnet nothing outside reaches the address; the controller does not say so.',
  fix: 'Take them from a pool of a subnet with kubeOvn: { vlan }, also where the Subnet exists already.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const external = prod.subnet('external', { cidr: '192.168.204.0/24' });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
EipBinding.pool(mail, { pools: [external.pool('mail')] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
EipBinding.pool(mail, { pools: [external.pool('mail')] });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index
      .workloadsOn('kube-ovn')
      .flatMap(({ workload }) =>
        (workload.eip?.kind === 'pool' ? index.subnetsOfInterface(workload.eip) : [])
          .filter(({ options }) => options.kubeOvn?.vlan === undefined)
          .map(({ key }) =>
            finding(
              kubeOvnEipSubnet,
              workload.where,
              `Its public addresses come from the subnet ${key}, which names no vlan.`,
            ),
          ),
      );
  },
};
